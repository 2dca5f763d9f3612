import type { CommitteeEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Committee } from './committee.js';
import { turnOffComparison } from './turn-off-comparison.js';

const county: CommitteeEvent = {
  type: 'CommitteeEstablished',
  data: { code: '990101', name: '安和县政协', level: 'COUNTY', superior: null },
};
const town: CommitteeEvent = {
  type: 'CommitteeEstablished',
  data: { code: '990101101', name: '青石镇政协工委', level: 'TOWN', superior: '990101' },
};
const turnedOn: CommitteeEvent = { type: 'ComparisonTurnedOn', data: {} };
const turnedOff: CommitteeEvent = { type: 'ComparisonTurnedOff', data: {} };
const { given } = specFor(Committee, turnOffComparison, { id: '990101' });

describe('turn off comparison', () => {
  it('ends what was turned on', () => given(county, turnedOn).when({}).then(turnedOff));
  it('has nothing to do where it is off', () => {
    given(county).when({}).then();
    given(county, turnedOn, turnedOff).when({}).then();
  });
  it('is the county’s to decide', () => given(town).when({}).thenRefused('committee.not-a-county'));
  it('refuses a committee that is not established', () => given().when({}).thenRefused('committee.not-established'));
});
