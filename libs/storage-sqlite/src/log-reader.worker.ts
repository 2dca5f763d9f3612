import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

// Runs queries of one file on a connection of its own, one after the other. Imports nothing of ours, so that it runs as it is written too.

export interface Query {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

const { file } = workerData as { file: string };
const db = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
db.exec('PRAGMA cache_size = -2048');
const statements = new Map<string, StatementSync>();

function ask({ sql, values }: Query): unknown {
  let statement = statements.get(sql);
  if (!statement) {
    statement = db.prepare(sql, { returnArrays: true });
    statements.set(sql, statement);
  }
  return statement.all(...values);
}

parentPort?.on('message', ({ id, question }: { id: number; question: Query }) => {
  try {
    parentPort?.postMessage({ id, answer: ask(question) });
  } catch (error) {
    parentPort?.postMessage({ id, error });
  }
});
