import { spawnSync } from 'node:child_process';

it('describes the API in a document that its linter has nothing against', () => {
  const args = ['node_modules/@redocly/cli/bin/cli.js', 'lint', 'dist/openapi.json', '--format=json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off' },
  });
  expect({ status, problems: (JSON.parse(stdout) as { problems: unknown[] }).problems, stderr }).toMatchObject({ status: 0, problems: [] });
}, 120_000);
