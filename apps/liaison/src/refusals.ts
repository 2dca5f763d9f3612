import type { Label } from '@tongxin/runtime';
import { vaultRefusals } from '@tongxin/vault';
import { exchangeRefusals } from './exchange-refusals.js';

/** Texts of what directives, filings and demands refuse. */
export const refusals: Readonly<Record<string, Label>> = {
  ...vaultRefusals,
  'directive.due-day-past': { zh: '截止日期{dueOn}已经过去。', en: 'The due day {dueOn} is past.' },
  'directive.reminder-after-due-day': {
    zh: '提醒日期{remindOn}晚于截止日期{dueOn}。',
    en: 'The day to remind, {remindOn}, is after the due day {dueOn}.',
  },
  'directive.township-unknown': { zh: '没有与这些节点建立连接：{nodes}。', en: 'Not linked as townships: {nodes}.' },
  'directive.no-townships': { zh: '还没有已连接的乡镇（街道）。', en: 'No township is linked yet.' },
  'filing.directive-not-found': { zh: '没有这份通知，或还没有收到。', en: 'There is no such directive, or it has not come yet.' },
  'filing.not-addressed': { zh: '这份通知不是发给本单位的。', en: 'The directive is not addressed to this committee.' },
  'filing.already-accepted': {
    zh: '县政协已接收这份材料，不能再报送。',
    en: 'The county has accepted the filing; it is not submitted again.',
  },
  'filing-review.not-awaited': { zh: '没有要求报送这份材料。', en: 'No such filing is awaited.' },
  'filing-review.not-submitted': { zh: '材料还没有报来。', en: 'Nothing has been submitted yet.' },
  'filing-review.superseded': {
    zh: '已有更新的一次报送，请看过之后再办理。',
    en: 'A later submission has come; read it before deciding.',
  },
  'filing-review.already-accepted': { zh: '这份材料已经接收。', en: 'The filing has been accepted.' },
  'filing-review.already-returned': { zh: '这次报送已经退回，原因：{reason}。', en: 'The submission was returned already: {reason}.' },
  'filing-review.not-due': { zh: '还没有过截止日期{dueOn}。', en: 'The due day {dueOn} has not passed.' },
  'resident-demand.not-received': { zh: '没有登记过这件诉求。', en: 'There is no such demand.' },
  'resident-demand.closed': { zh: '这件诉求已经办结。', en: 'The demand is closed.' },
  'resident-demand.day-to-come': { zh: '{on}还没有到。', en: '{on} is yet to come.' },
  'resident-demand.before-received': {
    zh: '{on}早于收到诉求的日期{receivedOn}。',
    en: '{on} is before the demand came on {receivedOn}.',
  },
  'resident-demand.person-not-found': { zh: '没有登记过这位群众。', en: 'No such resident is known here.' },
  'resident-demand.one-assignee': { zh: '请指定一位委员或一位工作人员。', en: 'Name one member or one of the staff.' },
  'resident-demand.member-not-in-office': { zh: '{memberId}不是在任委员。', en: '{memberId} is not a member in office.' },
  'resident-demand.not-assigned': { zh: '诉求还没有交办。', en: 'The demand has not been assigned.' },
  'resident-demand.not-answered': { zh: '诉求还没有答复。', en: 'The demand has not been answered.' },
  'resident-demand.not-revisited': { zh: '答复之后还没有回访。', en: 'The resident has not been asked since the last answer.' },
  'resident-demand.not-satisfied': {
    zh: '回访时群众不满意，不能作为已解决办结。',
    en: 'The resident is not satisfied; it cannot be closed as settled.',
  },
  'resident-demand.satisfied': { zh: '回访时群众满意，应作为已解决办结。', en: 'The resident is satisfied; close it as settled.' },
  ...exchangeRefusals,
  'person.not-found': { zh: '没有登记过这个人的个人信息。', en: 'The vault knows no such person.' },
  'demand-list.not-found': { zh: '本单位没有这件诉求。', en: 'This committee has no such demand.' },
};
