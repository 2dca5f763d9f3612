import type { CommitteeEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import type { Committee } from './committee.js';

export class TurnOffComparison {}

/** The county no longer lets its townships be compared. */
export const turnOffComparison: Decide<Committee, TurnOffComparison, CommitteeEvent> = ({ established, comparison }) => {
  if (!established) throw new Refused('committee.not-established');
  if (established.level !== 'COUNTY') throw new Refused('committee.not-a-county');
  return comparison ? [{ type: 'ComparisonTurnedOff', data: {} }] : [];
};
