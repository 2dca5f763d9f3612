import type { Label } from '@tongxin/runtime';

/** Texts of what plans and activities refuse. */
export const refusals: Readonly<Record<string, Label>> = {
  'annual-plan.not-a-year': {
    zh: '“{id}”不是年份，计划以年份为号，如 2026。',
    en: '“{id}” is no year; a plan is named by its year, such as 2026.',
  },
  'annual-plan.already-drafted': {
    zh: '{year}年已有计划《{title}》，一年只有一份。',
    en: 'There is a plan for {year} already: “{title}”.',
  },
  'annual-plan.not-drafted': { zh: '这一年还没有计划。', en: 'There is no plan for this year yet.' },
  'annual-plan.empty': { zh: '计划没有任何事项，不能批准。', en: 'A plan without items cannot be approved.' },
  'annual-plan.approved': {
    zh: '计划已于{on}批准，只有批准人可以调整。',
    en: 'The plan was approved on {on}; only those who approve may adjust it.',
  },
  'annual-plan.reason-needed': { zh: '计划已于{on}批准，调整须说明原因。', en: 'The plan was approved on {on}; say why it is adjusted.' },
  'annual-plan.day-to-come': { zh: '{on}还没有到。', en: '{on} is yet to come.' },
  'annual-plan.item-unknown': { zh: '计划中没有这个事项。', en: 'There is no such item in the plan.' },
  'annual-plan.item-id-used': { zh: '编号“{itemId}”已被另一事项使用。', en: 'The id “{itemId}” belongs to another item.' },
  'annual-plan.month-outside-quarter': { zh: '{month}月不在第{quarter}季度。', en: 'Month {month} is not in quarter {quarter}.' },
  'annual-plan.due-outside-year': { zh: '完成期限{dueOn}不在{year}年内。', en: 'The due day {dueOn} is not in {year}.' },
  'activity.not-scheduled': { zh: '没有这个活动。', en: 'There is no such activity.' },
  'activity.already-scheduled': { zh: '这个编号下已有另一个活动。', en: 'Another activity stands under this id.' },
  'activity.cancelled': { zh: '活动已取消：{reason}。', en: 'The activity was cancelled: {reason}.' },
  'activity.already-held': { zh: '活动已于{on}举办。', en: 'The activity was held on {on}.' },
  'activity.not-held': { zh: '活动还没有登记为已举办。', en: 'The activity has not been recorded as held.' },
  'activity.day-to-come': { zh: '{on}还没有到，不能登记为已举办。', en: '{on} is yet to come.' },
  'activity.plan-item-unknown': { zh: '{year}年计划中没有这个事项。', en: 'The plan of {year} has no such item.' },
  'activity.member-unknown': { zh: '委员名册中没有：{memberIds}。', en: 'Not in the register of members: {memberIds}.' },
  'activity.member-left': { zh: '已不在任：{memberIds}。', en: 'No longer in office: {memberIds}.' },
  'activity.not-invited': { zh: '未邀请：{memberIds}。', en: 'Not invited: {memberIds}.' },
  'activity.walk-in-was-invited': {
    zh: '{memberId}在邀请名单上，不能登记为临时参加。',
    en: '{memberId} was invited and so cannot have walked in.',
  },
  'activity.leave-of-another': { zh: '委员只能为自己请假。', en: 'Members ask leave for themselves only.' },
  'activity.leave-not-requested': { zh: '{memberId}没有请假。', en: '{memberId} has not asked for leave.' },
  'activity.leave-granted': { zh: '{memberId}的请假已经批准。', en: 'Leave was granted to {memberId}.' },
  'activity.leave-not-granted': {
    zh: '{memberId}没有经批准的请假，不能登记为请假。',
    en: '{memberId} has no granted leave and cannot be excused.',
  },
  'activity.record-not-due': { zh: '活动日期为{on}，还不到登记期限。', en: 'The activity is on {on}; its record is not due yet.' },
  'activity.report-approved': { zh: '活动报告已经批准。', en: 'The report has been approved.' },
  'activity.report-unknown': { zh: '没有这份报告，或已有更新的一份。', en: 'There is no such report, or a later one has come.' },
  'activity.finding-unknown': { zh: '活动中没有记录这个问题。', en: 'The activity has no such finding.' },
  'activity.finding-forwarded': {
    zh: '这个问题已经转为提案或社情民意信息，不能再改。',
    en: 'A proposal or opinion item was made of this finding; it stays as it is.',
  },
  'plan-import.not-a-plan': {
    zh: '这不像一份年度工作计划，没有记录任何内容。',
    en: 'This does not read like a yearly plan; nothing was recorded.',
  },
  'plan-import.too-long': {
    zh: '文件有{length}字，计划最多{most}字。',
    en: 'The document has {length} characters; a plan may have {most}.',
  },
  'plan-board.not-found': { zh: '没有这份计划。', en: 'There is no such plan.' },
};
