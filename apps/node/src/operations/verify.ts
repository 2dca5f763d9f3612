import { publicKeyOf, verifySignature } from '@tongxin/access';
import { WITNESSED_HEADS } from '@tongxin/links';
import { NOTARY_HEADS, verifyLog, type NotaryHead, type Verification } from '@tongxin/runtime';
import type { RecordStore } from '@tongxin/eventing';
import type { OpenNode } from '../open-node.js';
import type { Operation } from './operation.js';

export interface VerifyInput {
  /** Default: all nodes of the data directory. */
  readonly node?: string;
}

export type VerifyResult = readonly (Verification & { readonly node: string })[];

/** Reads every log against its hashes, the heads the node signed, and those its neighbours in this data directory witnessed. */
export const verify: Operation<VerifyInput, VerifyResult> = async (program, { node }, progress) => {
  const chosen = program.chosen(node);
  const results: (Verification & { node: string })[] = [];
  for (const [index, one] of chosen.entries()) {
    const share: typeof progress = (done, total) => progress(index * total + done, chosen.length * total);
    results.push({ node: one.identity.id, ...(await verifyNode(program.nodes(), one, share)) });
  }
  return results;
};

async function verifyNode(all: readonly OpenNode[], node: OpenNode, progress: (done: number, total: number) => void): Promise<Verification> {
  const { identity, stores, keys } = node;
  const own = await headsIn(stores.records, NOTARY_HEADS, '');
  const witnessed = await Promise.all(
    all.filter((other) => other !== node).map((other) => headsIn(other.stores.records, WITNESSED_HEADS, `${identity.id}:`)),
  );
  const key = publicKeyOf(keys.publicPem);
  return verifyLog(node.history, [...own, ...witnessed.flat()], (by, bytes, signature) => by === identity.id && verifySignature(key, bytes, signature), progress);
}

async function headsIn(records: RecordStore, collection: string, prefix: string): Promise<readonly NotaryHead[]> {
  const heads: NotaryHead[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await records.list<NotaryHead>(collection, { prefix, limit: 1_000, ...(after !== undefined && { after }) });
    heads.push(...page.map(({ value }) => value));
    after = page.at(-1)?.key;
    if (page.length < 1_000) return heads;
  }
}
