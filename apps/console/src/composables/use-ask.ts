import { ElMessageBox } from 'element-plus';
import { useI18n } from 'vue-i18n';

export interface Ask {
  /** A reason that must be given; undefined when the person thought better of it. */
  reason: (question: { title: string; text: string; hint: string }) => Promise<string | undefined>;
  /** Whether to go on. */
  sure: (question: { title: string; text: string }) => Promise<boolean>;
}

/** Questions before an act that cannot be taken back. */
export function useAsk(): Ask {
  const { t } = useI18n();
  return {
    async reason({ title, text, hint }) {
      const answer = await ElMessageBox.prompt(text, title, {
        confirmButtonText: title,
        cancelButtonText: t('action.cancel'),
        inputPlaceholder: hint,
        inputPattern: /\S/,
        inputErrorMessage: hint,
      }).catch(() => undefined);
      return answer?.value.trim();
    },
    async sure({ title, text }) {
      const answer = await ElMessageBox.confirm(text, title, { confirmButtonText: title, cancelButtonText: t('action.cancel') }).catch(
        () => undefined,
      );
      return answer !== undefined;
    },
  };
}
