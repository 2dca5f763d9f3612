import { viewSpecFor } from '@tongxin/testing';
import { comparisonSetting } from './comparison-setting.view.js';

const { given } = viewSpecFor(comparisonSetting);
const circumstances = { node: '990101', category: 'committee', id: '990101', actor: 'office@990101', data: {} };
const on = { ...circumstances, type: 'ComparisonTurnedOn' as const, recordedAt: '2023-02-01T02:00:00.000Z' };
const off = { ...circumstances, type: 'ComparisonTurnedOff' as const, recordedAt: '2023-03-01T02:00:00.000Z' };

describe('comparison setting', () => {
  it('says who turned it on, and when', () =>
    given(on).thenDocument('990101', { isOn: true, by: 'office@990101', at: '2023-02-01T02:00:00.000Z' }));
  it('says who turned it off again', () =>
    given(on, off).thenDocument('990101', { isOn: false, by: 'office@990101', at: '2023-03-01T02:00:00.000Z' }));
});
