import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { Bulk } from './bulk.js';

// Writes many rows on a connection of its own, one transaction after the other. Imports nothing of ours, so that it runs as it is written too.

const { file } = workerData as { file: string };
const db = new DatabaseSync(file, { timeout: 5000 });
db.exec('PRAGMA synchronous = NORMAL; PRAGMA cache_size = -8192; PRAGMA journal_size_limit = 67108864');

/** Whether the condition held. */
function write({ condition, writes }: Bulk): boolean {
  db.exec('BEGIN IMMEDIATE');
  try {
    const holds = db.prepare(condition.sql).run(...condition.values).changes === 1;
    if (holds) for (const one of writes) writeRows(db.prepare(one.sql), one);
    db.exec(holds ? 'COMMIT' : 'ROLLBACK');
    return holds;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

function writeRows(statement: StatementSync, { rows, texts }: Bulk['writes'][number]): void {
  if (!texts) {
    for (const row of rows) statement.run(...row);
    return;
  }
  const { bytes, ends } = texts;
  for (const [at, row] of rows.entries()) statement.run(...row, bytes.subarray(ends[at - 1] ?? 0, ends[at]));
}

parentPort?.on('message', ({ id, question }: { id: number; question: Bulk }) => {
  try {
    parentPort?.postMessage({ id, answer: write(question) });
  } catch (error) {
    parentPort?.postMessage({ id, error });
  }
});
