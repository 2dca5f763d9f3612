import type { MemberEvent } from '@tongxin/contracts';
import type { View } from '@tongxin/eventing';
import { IsArray, IsBoolean, IsIn, IsInt, IsString } from 'class-validator';
import { Nullable } from '../fields.js';
import { pinyinOf } from './pinyin.js';

export const MEMBER_STATUS = ['IN_OFFICE', 'RESIGNED', 'REVOKED'] as const;
export type MemberStatus = (typeof MEMBER_STATUS)[number];

export class MemberCard {
  /** 委员证号 */
  @IsString() number!: string;
  @IsString() name!: string;
  /** Sort key of the name. */
  @IsString() pinyin!: string;
  /** 界别 */
  @IsString() sector!: string;
  /** 专委会 */
  @IsArray() @IsString({ each: true }) specialCommittees!: string[];
  /** 委员活动组: division code of the township or subdistrict */
  @IsString() group!: string;
  @Nullable() @IsString() party!: string | null;
  @IsString() workUnit!: string;
  @IsBoolean() standing!: boolean;
  /** 届 */
  @IsInt() term!: number;
  @IsString() admittedOn!: string;
  @IsIn(MEMBER_STATUS) status!: MemberStatus;
  /** Day of leaving; empty while in office. */
  @IsString() leftOn!: string;
  /** The node whose committee appointed the member. */
  @IsString() node!: string;
}

/** The register of members: one card each, sorted by pinyin. */
export const memberRegister: View<MemberCard, MemberEvent> = {
  name: 'member-register',
  version: 1,
  events: ['MemberAdmitted', 'MemberProfileAmended', 'MemberGroupChanged', 'MemberResigned', 'MembershipRevoked', 'TermRenewed'],
  indexes: ['pinyin', 'name', 'sector', 'group', 'party', 'standing', 'term', 'status'],
  keys: (_event, { id }) => [id],
  project(card, event, { id, node }) {
    // A township that ran alone and then joined its county: the county's word counts, whichever came first.
    if (card && card.node < node) return card;
    if (event.type === 'MemberAdmitted') {
      return { ...event.data, number: id, pinyin: pinyinOf(event.data.name), status: 'IN_OFFICE', leftOn: '', node };
    }
    return card?.node === node ? follow(card, event) : card;
  },
};

function follow(card: MemberCard, event: MemberEvent): MemberCard {
  switch (event.type) {
    case 'MemberProfileAmended':
      return { ...card, ...event.data, ...(event.data.name !== undefined && { pinyin: pinyinOf(event.data.name) }) };
    case 'MemberGroupChanged':
      return { ...card, group: event.data.group };
    case 'MemberResigned':
      return { ...card, status: 'RESIGNED', leftOn: event.data.on };
    case 'MembershipRevoked':
      return { ...card, status: 'REVOKED', leftOn: event.data.on };
    case 'TermRenewed':
      return { ...card, term: event.data.term };
    default:
      return card;
  }
}
