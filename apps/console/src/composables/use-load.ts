import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { Problem } from '../api/problem';

export interface Load<T> {
  data: ShallowRef<T | undefined>;
  loading: Ref<boolean>;
  problem: ShallowRef<Problem | undefined>;
  /** Asks again; what is shown stays until the answer comes. */
  reload: () => Promise<void>;
}

/** Asks once now and again on `reload`; an answer overtaken by a later question is dropped. */
export function useLoad<T>(question: () => Promise<T>): Load<T> {
  const data = shallowRef<T>();
  const loading = ref(true);
  const problem = shallowRef<Problem>();
  let asked = 0;
  onScopeDispose(() => {
    asked = -1;
  });

  async function reload(): Promise<void> {
    const mine = ++asked;
    loading.value = true;
    try {
      const answer = await question();
      if (mine !== asked) return;
      data.value = answer;
      problem.value = undefined;
    } catch (error) {
      if (mine === asked) problem.value = toProblem(error);
    } finally {
      if (mine === asked) loading.value = false;
    }
  }

  void reload();
  return { data, loading, problem, reload };
}

/** Anything thrown, as a problem that can be shown. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(0, 'console', { zh: String(error), en: String(error) });
}
