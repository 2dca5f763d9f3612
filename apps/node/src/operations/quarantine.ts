import type { Quarantined } from '@tongxin/links';
import type { Operation } from './operation.js';

export interface QuarantineInput {
  /** Node whose quarantine it is; the only one, or the county, when left out. */
  readonly node?: string;
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
export const quarantine: Operation<QuarantineInput, readonly QuarantineEntry[]> = async (program, { node, from, limit }) => {
  const { links } = program.only(node).engines;
  const entries = await links.quarantined({ limit, ...(from !== undefined && { from }) });
  return entries.map(({ from: sender, sequence, reason, at, entry: { stream, revision } }) => ({
    from: sender,
    sequence,
    reason,
    at,
    stream,
    revision,
  }));
};
