import type { NotFiledReasonEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import type { NotFiledReason } from './not-filed-reason.js';

export class RetireNotFiledReason {}

/** A ground of the county's own is given no more; what it was given for keeps it. */
export const retireNotFiledReason: Decide<NotFiledReason, RetireNotFiledReason, NotFiledReasonEvent> = (
  reason,
  _command,
  { today, id },
) => {
  if (!reason.text) throw new Refused('not-filed-reason.unknown', { code: id });
  return reason.retired ? [] : [{ type: 'NotFiledReasonRetired', data: { on: today } }];
};
