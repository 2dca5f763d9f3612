import { restorationsOf, stillSworn, WITNESSED_HEADS, type Restored } from '@tongxin/links';
import { NOTARY_HEADS, verifyLog, type NotaryHead, type Verification } from '@tongxin/runtime';
import type { RecordStore } from '@tongxin/eventing';
import type { OpenNode } from '../open-node.js';
import type { Operation } from './operation.js';

export interface VerifyInput {
  /** Default: all nodes of the data directory. */
  readonly node?: string;
}

export type VerifyResult = readonly VerifiedNode[];

export interface VerifiedNode extends Verification {
  readonly node: string;
  /** When its log went on from a backup: what it had signed beyond that is no finding. */
  readonly restorations: readonly Restored[];
}

/** Reads every log against its hashes, the heads the node signed, and those its neighbours in this data directory witnessed. */
export const verify: Operation<VerifyInput, VerifyResult> = async (program, { node }, progress) => {
  const chosen = program.chosen(node);
  const results: VerifiedNode[] = [];
  for (const [index, one] of chosen.entries()) {
    const share: typeof progress = (done, total) => progress(index * total + done, chosen.length * total);
    results.push(await verifyNode(program.nodes(), one, share));
  }
  return results;
};

async function verifyNode(
  all: readonly OpenNode[],
  node: OpenNode,
  progress: (done: number, total: number) => void,
): Promise<VerifiedNode> {
  const { identity, keys } = node;
  const isSignedBy = (by: string, bytes: Uint8Array, signature: Uint8Array) => by === identity.id && keys.verify(bytes, signature);
  const restorations = await restorationsOf(identity.id, node.stores.events);
  const sworn = stillSworn(await headsOf(all, node), restorations);
  return { node: identity.id, restorations, ...(await verifyLog(node.history, sworn, isSignedBy, progress)) };
}

/** Every head a node signed: those it keeps, and those the others witnessed. */
export async function headsOf(all: readonly OpenNode[], node: OpenNode): Promise<readonly NotaryHead[]> {
  const own = await headsIn(node.stores.records, NOTARY_HEADS, '');
  const others = all.filter((other) => other !== node);
  const witnessed = await Promise.all(others.map(({ stores }) => headsIn(stores.records, WITNESSED_HEADS, `${node.identity.id}:`)));
  return [...own, ...witnessed.flat()];
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
