import type { CommitteeEvent, CommitteeLevel } from '@tongxin/contracts';
import type { View } from '@tongxin/eventing';
import { IsIn, IsInt, IsString, Min } from 'class-validator';
import { Nullable } from '../fields.js';

export class CommitteeCard {
  /** Division code */
  @IsString() code!: string;
  @IsString() name!: string;
  @IsIn(['COUNTY', 'SUBDISTRICT', 'TOWN', 'TOWNSHIP']) level!: CommitteeLevel;
  /** Division code of the committee above; null when it stands alone. */
  @Nullable() @IsString() superior!: string | null;
  /** 届; 0 before the first. */
  @IsInt() @Min(0) term!: number;
  @IsString() termFrom!: string;
  /** 次; 0 before the first of the term. */
  @IsInt() @Min(0) session!: number;
  @IsString() sessionFrom!: string;
  /** The node that keeps it. */
  @IsString() node!: string;
}

/** The committees of the county by division code, each with its current term and session. */
export const committees: View<CommitteeCard, CommitteeEvent> = {
  name: 'committees',
  version: 1,
  events: ['CommitteeEstablished', 'CommitteeRenamed', 'TermOpened', 'SessionOpened'],
  indexes: ['level', 'superior', 'name'],
  keys: (_event, { id }) => [id],
  project(card, event, { node }) {
    // A township that ran alone and then joined its county: the county's word counts, whichever came first.
    if (card && card.node < node) return card;
    return card?.node === node || event.type === 'CommitteeEstablished' ? follow(card, event, node) : card;
  },
};

function follow(card: CommitteeCard | undefined, event: CommitteeEvent, node: string): CommitteeCard | undefined {
  switch (event.type) {
    case 'CommitteeEstablished':
      return { ...event.data, term: 0, termFrom: '', session: 0, sessionFrom: '', node };
    case 'CommitteeRenamed':
      return card && { ...card, name: event.data.name };
    case 'TermOpened':
      return card && { ...card, term: event.data.term, termFrom: event.data.from, session: 0, sessionFrom: '' };
    case 'SessionOpened':
      return card && { ...card, session: event.data.session, sessionFrom: event.data.from };
    default:
      return card;
  }
}
