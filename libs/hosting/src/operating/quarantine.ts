import type { Quarantined } from '@tongxin/links';
import type { OperatedNode } from './operated-node.js';

export interface QuarantineInput {
  /** The peer that sent it; all when left out. */
  readonly from?: string;
  readonly limit: number;
}

/** One entry that did not fit: where it would have stood and why not, without what it says. */
export interface QuarantineEntry extends Pick<Quarantined, 'from' | 'sequence' | 'reason' | 'at'> {
  readonly stream: string;
  readonly revision: number;
}

/** What came of other nodes, did not pass its checks and was never applied. */
export async function quarantine({ engines }: OperatedNode, { from, limit }: QuarantineInput): Promise<readonly QuarantineEntry[]> {
  const entries = await engines.links.quarantined({ limit, ...(from !== undefined && { from }) });
  return entries.map(({ from: sender, sequence, reason, at, entry: { stream, revision } }) => ({
    from: sender,
    sequence,
    reason,
    at,
    stream,
    revision,
  }));
}
