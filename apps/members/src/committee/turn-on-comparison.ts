import type { CommitteeEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import type { Committee } from './committee.js';

export class TurnOnComparison {}

/** The county lets its townships be compared with each other. Nobody is compared unless it says so, and members never are. */
export const turnOnComparison: Decide<Committee, TurnOnComparison, CommitteeEvent> = ({ established, comparison }) => {
  if (!established) throw new Refused('committee.not-established');
  if (established.level !== 'COUNTY') throw new Refused('committee.not-a-county');
  return comparison ? [] : [{ type: 'ComparisonTurnedOn', data: {} }];
};
