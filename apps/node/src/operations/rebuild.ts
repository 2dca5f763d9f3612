import type { Operation } from './operation.js';

export interface RebuildInput {
  readonly node?: string;
}

export interface RebuiltView {
  readonly node: string;
  readonly view: string;
  readonly position: number;
  /** SHA-256 over its documents in key order. */
  readonly digest: string;
  /** Whether the documents are the same as before, byte for byte. */
  readonly same: boolean;
}

/** Folds every view anew from the log, beside the ones in use, and says whether each came out the same. */
export const rebuild: Operation<RebuildInput, readonly RebuiltView[]> = async (program, { node }, progress) => {
  const rebuilt: RebuiltView[] = [];
  for (const { identity, engines } of program.chosen(node)) {
    await engines.settle();
    const { projector } = engines;
    const before = await Promise.all(projector.states().map(async ({ view }) => [view, await projector.digest(view)] as const));
    await projector.rebuild(progress);
    await engines.settle();
    for (const [view, digest] of before) {
      const after = await projector.digest(view);
      rebuilt.push({ node: identity.id, view, position: projector.laneOf(view).position, digest: after, same: after === digest });
    }
  }
  return rebuilt;
};
