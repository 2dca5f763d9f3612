import { Refused } from '@tongxin/eventing';
import { DataDirectoryInUse, lockDataDirectory } from '@tongxin/storage-sqlite';
import { askControl, type Progress } from '@tongxin/hosting';
import { dataPath } from '../data-directory.js';
import { assertKeptHere } from '../kept-here.js';
import { perform } from '../operations/perform.js';
import { Program } from '../program.js';

/** Has an operation done by the program that runs on the data directory, or by one opened for it where none runs. */
export async function withProgram<Result>(
  operation: string,
  input: object,
  progress: Progress,
  options: { still?: boolean } = {},
): Promise<Result> {
  const directory = dataPath();
  let program: Program;
  try {
    assertKept(directory);
    program = await Program.open(directory, { start: !options.still, onError: reportOnStandardError });
  } catch (error) {
    if (!(error instanceof DataDirectoryInUse) || !error.holder?.control) throw error;
    return (await askControl(error.holder.control, operation, input, progress)) as Result;
  }
  try {
    return (await perform(program, operation, input, progress)) as Result;
  } finally {
    await program.close();
  }
}

/** A service that runs does the operator's work wherever its stores are; without one there is nobody who could. @throws DataDirectoryInUse, Refused. */
function assertKept(directory: string): void {
  try {
    assertKeptHere();
  } catch (error) {
    if (error instanceof Refused) lockDataDirectory(directory).release();
    throw error;
  }
}

export function reportOnStandardError(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
