import type { ActivityDetails, ActivityEvent } from '@tongxin/contracts';
import { documentsOf, recorded, specFor } from '@tongxin/testing';
import { Activity } from '../activity/activity.js';
import { markRecordOverdue } from '../activity/mark-record-overdue.js';
import type { ActivityCard } from '../views/activity-card.js';
import { activityList } from '../views/activity-list.view.js';
import { recordOverdue } from './record-overdue.js';

const training: ActivityDetails = { type: 'TRAINING', title: '培训', on: '2026-03-20', place: null, plan: null, topics: [], outside: [] };
const scheduled: ActivityEvent = { type: 'ActivityScheduled', data: training };

describe('record overdue', () => {
  it('rings a week after the day with a command that is granted', () => {
    const card = documentsOf(activityList, recorded([{ ...scheduled, id: 'a1', category: 'activity' }])).get('a1') as ActivityCard;
    expect(card[recordOverdue.due]).toBe('2026-03-27');
    const body = { since: '2026-03-27' };
    expect(recordOverdue.ring(card, 'a1', '990101101')).toEqual({ command: 'activities/mark-record-overdue', id: 'a1', body });
    expect(recordOverdue.ring(card, 'a1', '990101')).toBeUndefined();
    specFor(Activity, markRecordOverdue, { today: '2026-03-27' })
      .given(scheduled)
      .when(body)
      .then({ type: 'ActivityRecordOverdue', data: { since: '2026-03-27' } });
  });
});
