import { reactive, shallowRef, type Ref, type ShallowRef } from 'vue';
import { Problem } from '../api/problem';
import { differences, type Difference, type Side } from './three-way';
import { useAct } from './use-act';

/** A list lags behind the log by moments; it is asked this often before it is told that nothing newer is there. */
const TRIES = 8;
const PAUSE_MS = 250;

/** What stands at the program: the fields that are edited, and the revision they were read at. */
export interface Standing<T> {
  entry: T;
  revision: number;
}

export interface Edit<T extends object> {
  /** What is being written. */
  draft: T;
  busy: Ref<boolean>;
  problem: ShallowRef<Problem | undefined>;
  /** Fields that someone else saved differently meanwhile; undefined while nobody did. */
  conflict: Ref<Difference<T>[] | undefined>;
  /** Puts one side's writing into the draft. */
  choose: (key: keyof T, side: Side) => void;
  /** Gives up what was written for what stands. */
  discard: () => void;
  /** Saves; when someone else was first, reads what they saved and shows it beside what was written. A save that goes on being edited tells its revision. */
  keep: (save: (draft: T, revision: number) => Promise<number | void>) => Promise<boolean>;
}

/** An edit that overwrites nobody unseen: one for every form that changes what others may change too. */
export function useEdit<T extends object>(
  start: Standing<T>,
  keys: readonly (keyof T)[],
  read: () => Promise<Standing<T> | undefined>,
): Edit<T> {
  const draft = reactive(plain(start.entry)) as T;
  let seen = start;
  const conflict = shallowRef<Difference<T>[]>();
  const acting = useAct();

  function choose(key: keyof T, side: Side): void {
    conflict.value = conflict.value?.map((one) => (one.key === key ? { ...one, side } : one));
    const chosen = conflict.value?.find((one) => one.key === key);
    if (chosen) draft[key] = plain(chosen[side]);
  }

  /** Reads until the other's change has reached the list; says whether there is anything newer to compare with. */
  async function compare(): Promise<boolean> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const standing = await read();
      if (!standing) return false;
      if (standing.revision !== seen.revision) {
        conflict.value = differences(seen.entry, plain(draft), standing.entry, keys);
        for (const { key, side } of conflict.value) choose(key, side);
        seen = standing;
        return true;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    return false;
  }

  async function keep(save: (draft: T, revision: number) => Promise<number | void>): Promise<boolean> {
    let saved = false;
    const entry = plain(draft);
    await acting.run(async () => {
      try {
        const revision = await save(entry, seen.revision);
        seen = { entry, revision: revision ?? seen.revision };
        conflict.value = undefined;
        saved = true;
      } catch (error) {
        if (!(error instanceof Problem && error.isConflict && (await compare()))) throw error;
      }
    });
    return saved;
  }

  function discard(): void {
    Object.assign(draft, plain(seen.entry));
    conflict.value = undefined;
  }

  return { draft, busy: acting.busy, problem: acting.problem, conflict, choose, discard, keep };
}

function plain<T>(value: T): T {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T);
}
