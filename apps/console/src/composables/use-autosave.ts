import { onScopeDispose, ref, watch, type Ref } from 'vue';
import { useEdit, type Edit, type Standing } from './use-edit';

/** How long after the last stroke a draft is saved. */
const QUIET_MS = 900;

export type SaveState = 'clean' | 'waiting' | 'saving' | 'saved' | 'failed';

export interface Autosave<T extends object> extends Edit<T> {
  state: Ref<SaveState>;
  /** Saves at once what is not saved yet; says whether all is saved. */
  flush: () => Promise<boolean>;
}

/** A draft that saves itself as it is typed. While someone else's saving is shown beside it, it waits to be told which is to stand. */
export function useAutosave<T extends object>(
  start: Standing<T>,
  keys: readonly (keyof T)[],
  { read, save }: { read: () => Promise<Standing<T> | undefined>; save: (draft: T, revision: number) => Promise<number> },
): Autosave<T> {
  const edit = useEdit(start, keys, read);
  const state = ref<SaveState>('clean');
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function flush(): Promise<boolean> {
    clearTimeout(timer);
    if (state.value === 'clean' || state.value === 'saved') return true;
    if (state.value === 'saving') return new Promise((resolve) => setTimeout(() => resolve(flush()), QUIET_MS / 3));
    state.value = 'saving';
    const done = await edit.keep(save);
    // What was typed meanwhile has set it to waiting.
    if ((state.value as SaveState) === 'saving') state.value = done ? 'saved' : 'failed';
    return done;
  }

  watch(
    edit.draft,
    () => {
      state.value = 'waiting';
      clearTimeout(timer);
      if (!edit.conflict.value) timer = setTimeout(() => void flush(), QUIET_MS);
    },
    { deep: true, flush: 'sync' },
  );
  // Leaving the page loses nothing.
  onScopeDispose(() => {
    if (state.value === 'waiting' && !edit.conflict.value) void flush();
  });

  return { ...edit, state, flush };
}
