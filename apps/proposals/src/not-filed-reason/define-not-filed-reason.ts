import { NOT_FILED_REASONS, type NotFiledReasonEvent, type ReasonText } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsString, Length } from 'class-validator';
import { isSame, REASON_CODE } from '../fields.js';
import type { NotFiledReason } from './not-filed-reason.js';

export class DefineNotFiledReason implements ReasonText {
  @IsString() @Length(1, 60) zh!: string;
  @IsString() @Length(1, 120) en!: string;
}

/** The county adds a ground of its own for not filing, words one anew, or takes one up again; the national ones stay as they are. */
export const defineNotFiledReason: Decide<NotFiledReason, DefineNotFiledReason, NotFiledReasonEvent> = (reason, { zh, en }, { id }) => {
  if (Object.hasOwn(NOT_FILED_REASONS, id)) throw new Refused('not-filed-reason.national', { code: id });
  if (!REASON_CODE.test(id)) throw new Refused('not-filed-reason.bad-code', { code: id });
  if (!reason.retired && isSame(reason.text, { zh, en })) return [];
  return [{ type: 'NotFiledReasonDefined', data: { zh, en } }];
};
