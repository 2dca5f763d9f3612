import type { Generation, ViewStore } from '@tongxin/eventing';
import { createHash } from 'node:crypto';

/** SHA-256 over all documents of a generation in key order: equal digests, equal documents to the byte. */
export async function digestOf(store: Pick<ViewStore, 'find'>, generation: Generation): Promise<string> {
  const hash = createHash('sha256');
  let cursor: string | undefined;
  do {
    const page = await store.find(generation, { limit: 1_000, ...(cursor && { cursor }) });
    for (const { key, document } of page.items) hash.update(`${key}\n${JSON.stringify(document)}\n`);
    cursor = page.next;
  } while (cursor);
  return hash.digest('hex');
}
