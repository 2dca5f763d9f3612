import type { AnnualPlanEvent, PlanCommitments, PlanItem } from '@tongxin/contracts';
import type { Aggregate } from '@tongxin/eventing';

export interface AnnualPlan {
  drafted: { year: number; title: string; digest: string | null; commitments: PlanCommitments } | null;
  items: Record<string, PlanItem>;
  /** Why an item was dropped, by item. */
  dropped: Record<string, string>;
  /** Day of approval; empty before. */
  approvedOn: string;
}

export const AnnualPlan: Aggregate<AnnualPlan, AnnualPlanEvent> = {
  category: 'annualPlan',
  initial: { drafted: null, items: {}, dropped: {}, approvedOn: '' },
  evolve(state, event) {
    switch (event.type) {
      case 'PlanDrafted': {
        const { year, title, document, commitments } = event.data;
        return { ...state, drafted: { year, title, digest: document && document.digest, commitments } };
      }
      case 'PlanItemAdded': {
        const { itemId, reason: _reason, ...item } = event.data;
        return { ...state, items: { ...state.items, [itemId]: item } };
      }
      case 'PlanItemAmended': {
        const { itemId, reason: _reason, ...changes } = event.data;
        const item = state.items[itemId];
        return item ? { ...state, items: { ...state.items, [itemId]: { ...item, ...changes } } } : state;
      }
      case 'PlanItemDropped': {
        const { [event.data.itemId]: _dropped, ...items } = state.items;
        return { ...state, items, dropped: { ...state.dropped, [event.data.itemId]: event.data.reason } };
      }
      case 'PlanApproved':
        return { ...state, approvedOn: event.data.on };
      default:
        event satisfies never;
        return state;
    }
  },
};
