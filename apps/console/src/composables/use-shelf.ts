import { computed, shallowRef, type ComputedRef, type WritableComputedRef } from 'vue';

export interface Shelves<S extends string> {
  /** The one that is open: chosen, or else the first with anything on it. */
  shelf: WritableComputedRef<S>;
  counts: ComputedRef<Record<S, number>>;
}

/** A list sorted into shelves by what is to be done first. */
export function useShelf<S extends string>(
  names: readonly S[],
  shelves: ComputedRef<Record<S, readonly unknown[]>>,
  otherwise: S,
): Shelves<S> {
  const picked = shallowRef<S>();
  const counts = computed(() => Object.fromEntries(names.map((name) => [name, shelves.value[name].length])) as Record<S, number>);
  const shelf = computed<S>({
    get: () => picked.value ?? names.find((name) => counts.value[name] > 0) ?? otherwise,
    set: (name) => {
      picked.value = name;
    },
  });
  return { shelf, counts };
}
