import type { NotFiledReasonEvent, ReasonText } from '@tongxin/contracts';
import type { Aggregate } from '@tongxin/eventing';

export interface NotFiledReason {
  text: ReasonText | null;
  retired: boolean;
}

export const NotFiledReason: Aggregate<NotFiledReason, NotFiledReasonEvent> = {
  category: 'notFiledReason',
  sharing: 'subordinates',
  initial: { text: null, retired: false },
  evolve(state, event) {
    switch (event.type) {
      case 'NotFiledReasonDefined':
        return { text: event.data, retired: false };
      case 'NotFiledReasonRetired':
        return { ...state, retired: true };
      default:
        event satisfies never;
        return state;
    }
  },
};
