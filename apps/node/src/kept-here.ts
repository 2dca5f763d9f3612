import { Refused } from '@tongxin/eventing';
import { Environment } from '@tongxin/hosting';

/**
 * A program of whole nodes keeps all it has in SQLite files, and so do its backups; whoever names another store for it is told so rather than given
 * these. @throws Refused `node.kept-elsewhere`.
 */
export function assertKeptHere(): void {
  const environment = Environment.of(process.env);
  for (const variable of ['EVENT_STORE', 'VIEW_STORE'] as const) {
    const store = environment.get(variable) ?? 'sqlite';
    if (store !== 'sqlite') throw new Refused('node.kept-elsewhere', { variable, store });
  }
}
