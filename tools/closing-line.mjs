import { readFileSync } from 'node:fs';

// Prints `N passed, N failed[, N skipped]` alone on a line from the JSON that jest wrote; names what did not run.

const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites, testResults } = JSON.parse(
  readFileSync(process.argv[2], 'utf8'),
);

for (const { name, assertionResults } of testResults)
  for (const { status, fullName } of assertionResults)
    if (status === 'pending') console.log(`did not run: ${fullName} (${name.replace(`${process.cwd()}/`, '')})`);

const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
console.log(`${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed${skipped}`);
