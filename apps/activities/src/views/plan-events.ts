import type { AnnualPlanEvent } from '@tongxin/contracts';
import type { PlanBoard, PlanBoardItem } from './plan-board.js';

type Place = Pick<PlanBoard, 'key' | 'node' | 'revision'>;

/** The board after what happened to the plan itself. */
export function followPlan(board: PlanBoard | undefined, event: AnnualPlanEvent, place: Place): PlanBoard | undefined {
  if (event.type === 'PlanDrafted') return drafted(event.data, place);
  return board && { ...counted(changed(board, event)), revision: place.revision };
}

function drafted(
  { year, title, document, commitments }: Extract<AnnualPlanEvent, { type: 'PlanDrafted' }>['data'],
  place: Place,
): PlanBoard {
  return {
    ...place,
    year,
    title,
    status: 'DRAFT',
    approvedOn: '',
    document: document && document.name,
    commitments,
    items: [],
    dropped: [],
    progress: { items: 0, fulfilled: 0 },
  };
}

function changed(board: PlanBoard, event: AnnualPlanEvent): PlanBoard {
  switch (event.type) {
    case 'PlanItemAdded': {
      const { reason: _reason, ...item } = event.data;
      return { ...board, items: [...board.items, { ...item, held: 0, fulfilled: false, activities: [] }] };
    }
    case 'PlanItemAmended': {
      const { reason: _reason, ...changes } = event.data;
      return { ...board, items: board.items.map((item) => (item.itemId === changes.itemId ? { ...item, ...changes } : item)) };
    }
    case 'PlanItemDropped': {
      const { itemId, reason } = event.data;
      const title = board.items.find((item) => item.itemId === itemId)?.title ?? '';
      return {
        ...board,
        items: board.items.filter((item) => item.itemId !== itemId),
        dropped: [...board.dropped, { itemId, title, reason }],
      };
    }
    case 'PlanApproved':
      return { ...board, status: 'APPROVED', approvedOn: event.data.on };
    default:
      return board;
  }
}

/** Items by due day, each with what was held for it, and how many meet their target. */
export function counted(board: PlanBoard): PlanBoard {
  const items = board.items
    .map((item): PlanBoardItem => {
      const held = item.activities.filter(({ status }) => status === 'HELD').length;
      return { ...item, held, fulfilled: held >= item.targetCount };
    })
    .toSorted((a, b) => Number(a.dueOn > b.dueOn) - Number(a.dueOn < b.dueOn));
  return { ...board, items, progress: { items: items.length, fulfilled: items.filter(({ fulfilled }) => fulfilled).length } };
}
