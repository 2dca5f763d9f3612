/** Numbers that look random and are the same for the same seed. */
export interface Dice {
  below(limit: number): number;
  pick<T>(from: readonly T[]): T;
  in100(chances: number): boolean;
}

export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return {
    below,
    pick: (from) => from[below(from.length)],
    in100: (chances) => below(100) < chances,
  };
}
