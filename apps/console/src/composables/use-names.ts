import { ACTIVITY_TYPES, isActivityType } from '@tongxin/contracts';
import { useI18n } from 'vue-i18n';
import { session } from '../session';
import { settings } from '../settings';

export interface Names {
  typeName: (code: string) => string;
  roleName: (role: string) => string;
  /** A catalogue entry under `codes.<group>`, or the code itself where the catalogue knows none. */
  codeName: (group: string, code: string) => string;
  /** An instant in the office's time zone, to the minute. */
  moment: (instant: string) => string;
  /** Who recorded an event, from `account@node`. */
  actorName: (actor: string) => string;
}

const minute = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

/** Names that people know for the codes that the program stores. */
export function useNames(): Names {
  const { t, te } = useI18n();
  const codeName = (group: string, code: string): string => (te(`codes.${group}.${code}`) ? t(`codes.${group}.${code}`) : code);
  return {
    typeName: (code) => (isActivityType(code) ? ACTIVITY_TYPES[code][settings.locale] : code),
    roleName: (role) => codeName('role', role),
    codeName,
    moment: (instant) => minute.format(new Date(instant)),
    actorName: (actor) => {
      const [account = actor, node = ''] = actor.split('@');
      const place = session.nodes.find(({ id }) => id === node)?.name ?? node;
      return t('event.actor', { account: account === 'system' ? t('event.system') : account, place });
    },
  };
}
