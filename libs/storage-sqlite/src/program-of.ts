import { existsSync } from 'node:fs';

/**
 * Where the program of a thread lies: beside this module, compiled, or as it was written when tests run from the sources
 * (Node runs it as it is, since it imports nothing of ours).
 */
export function programOf(name: string): URL {
  const compiled = new URL(`./${name}.js`, import.meta.url);
  return existsSync(compiled) ? compiled : new URL(`./${name}.ts`, import.meta.url);
}
