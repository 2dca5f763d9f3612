import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import type { Problem } from '../api/problem';
import { toProblem } from './use-load';

export interface Act {
  busy: Ref<boolean>;
  problem: ShallowRef<Problem | undefined>;
  /** Does the act unless one is under way; says whether it was done. */
  run: (act: () => Promise<void>) => Promise<boolean>;
}

/** State of a button that gives a command: busy while it runs, the problem if it was refused. */
export function useAct(): Act {
  const busy = ref(false);
  const problem = shallowRef<Problem>();

  async function run(act: () => Promise<void>): Promise<boolean> {
    if (busy.value) return false;
    busy.value = true;
    problem.value = undefined;
    try {
      await act();
      return true;
    } catch (error) {
      problem.value = toProblem(error);
      return false;
    } finally {
      busy.value = false;
    }
  }

  return { busy, problem, run };
}
