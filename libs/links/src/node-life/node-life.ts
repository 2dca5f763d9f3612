import type { NodeLifeEvent } from '@tongxin/contracts';
import type { Aggregate } from '@tongxin/eventing';

/** Which life a node is in, and where its streams stood when it began; the superior keeps a copy, and is fenced by it. */
export interface NodeLife {
  readonly epoch: number;
  readonly heads: Readonly<Record<string, number>>;
}

export const NodeLife: Aggregate<NodeLife, NodeLifeEvent> = {
  category: 'nodeLife',
  initial: { epoch: 0, heads: {} },
  evolve(state, { data: { epoch, heads } }) {
    const before = epoch === state.epoch ? state.heads : {};
    return { epoch, heads: { ...before, ...Object.fromEntries(heads.map(({ stream, revision }) => [stream, revision])) } };
  },
};
