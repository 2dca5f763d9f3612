import type { ActivityDetails, ActivityEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Activity } from './activity.js';
import { forwardFinding } from './forward-finding.js';

const inspection: ActivityDetails = {
  type: 'INSPECTION',
  title: '农村饮水安全视察',
  on: '2026-03-20',
  place: '青石镇水厂',
  plan: null,
  topics: ['饮水安全'],
  outside: [],
};
const scheduled: ActivityEvent = { type: 'ActivityScheduled', data: inspection };
const held: ActivityEvent = { type: 'ActivityHeld', data: { on: '2026-03-20', hours: 3, outsideCount: 2 } };
const found: ActivityEvent = { type: 'FindingRecorded', data: { findingId: 'f1', text: '两处水源地没有围栏' } };
const toProposal: ActivityEvent = { type: 'FindingForwarded', data: { findingId: 'f1', to: 'PROPOSAL', id: 'd1' } };
const toOpinion: ActivityEvent = { type: 'FindingForwarded', data: { findingId: 'f1', to: 'OPINION', id: 'd1' } };
const { given } = specFor(Activity, forwardFinding);

describe('forward finding', () => {
  it('keeps what a finding becomes', () =>
    given(scheduled, held, found).when({ findingId: 'f1', to: 'PROPOSAL', id: 'd1' }).then(toProposal));
  it('lets one finding become several things', () =>
    given(scheduled, held, found, toProposal).when({ findingId: 'f1', to: 'OPINION', id: 'd1' }).then(toOpinion));
  it('does nothing when the link is there', () =>
    given(scheduled, held, found, toProposal, toOpinion).when({ findingId: 'f1', to: 'PROPOSAL', id: 'd1' }).thenNothing());
  it('refuses a finding that was not recorded, and no activity', () => {
    given(scheduled, held).when({ findingId: 'f1', to: 'PROPOSAL', id: 'd1' }).thenRefused('activity.finding-unknown', { findingId: 'f1' });
    given(scheduled, held, found)
      .when({ findingId: 'toString', to: 'PROPOSAL', id: 'd1' })
      .thenRefused('activity.finding-unknown', { findingId: 'toString' });
    given().when({ findingId: 'f1', to: 'PROPOSAL', id: 'd1' }).thenRefused('activity.not-scheduled');
  });
});
