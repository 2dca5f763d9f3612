import { ElMessage } from 'element-plus';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import { nodeId } from '../session';
import { useAct, type Act } from './use-act';
import { useAsk } from './use-ask';
import { useAutosave, type Autosave } from './use-autosave';
import type { Standing } from './use-edit';

export interface Drafting<T extends object> extends Autosave<T> {
  handing: Act;
  /** Saves what was typed, hands it in and opens what became of it. */
  handIn: (act: () => Promise<number>, said: string) => Promise<void>;
  /** Deletes the draft once asked. */
  drop: () => Promise<void>;
}

/** The draft of something that is handed in once: saved as it is typed, then made one event and gone. */
export function useDrafting<T extends object>(
  { id, start, keys }: { id: string; start: Standing<T>; keys: readonly (keyof T)[] },
  store: {
    read: () => Promise<Standing<T>>;
    save: (content: T, revision: number) => Promise<{ revision: number }>;
    discard: () => Promise<void>;
  },
  pages: { list: string; one: string },
): Drafting<T> {
  const { t } = useI18n();
  const router = useRouter();
  const ask = useAsk();
  const saving = useAutosave(start, keys, {
    read: store.read,
    save: async (content, revision) => (await store.save(content, revision)).revision,
  });
  const handing = useAct();

  async function handIn(act: () => Promise<number>, said: string): Promise<void> {
    await saving.flush();
    await handing.run(async () => {
      const position = await act();
      await router.push({ name: pages.one, params: { key: `${nodeId()}.${id}` }, query: { at: position } });
      ElMessage.success(said);
    });
  }

  async function drop(): Promise<void> {
    if (!(await ask.sure({ title: t('draft.discard'), text: t('draft.discardAsk') }))) return;
    await handing.run(async () => {
      await saving.flush();
      await store.discard();
      await router.push({ name: pages.list });
      ElMessage.success(t('draft.discarded'));
    });
  }

  return { ...saving, handing, handIn, drop };
}
