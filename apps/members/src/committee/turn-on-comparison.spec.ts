import type { CommitteeEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Committee } from './committee.js';
import { turnOnComparison } from './turn-on-comparison.js';

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
const { given } = specFor(Committee, turnOnComparison, { id: '990101' });

describe('turn on comparison', () => {
  it('is off until the county turns it on', () => given(county).when({}).then(turnedOn));
  it('can be turned on again', () => given(county, turnedOn, turnedOff).when({}).then(turnedOn));
  it('is the county’s to decide', () => given(town).when({}).thenRefused('committee.not-a-county'));
  it('refuses a committee that is not established', () => given().when({}).thenRefused('committee.not-established'));
});
