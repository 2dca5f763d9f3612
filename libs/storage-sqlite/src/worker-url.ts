import { existsSync } from 'node:fs';

/**
 * Where the worker of long reads lies: beside this module, compiled, or as it was written when tests run from the sources
 * (Node runs it as it is, since it imports nothing of ours).
 */
export function logReaderWorkerUrl(): URL {
  const compiled = new URL('./log-reader.worker.js', import.meta.url);
  return existsSync(compiled) ? compiled : new URL('./log-reader.worker.ts', import.meta.url);
}
