import { memberPrefix } from './sample-accounts.js';
import { membersOf } from './sample-members.js';
import { COUNTY, SAMPLE_YEAR } from './sample-nodes.js';
import { at, type Line } from './script.js';

const ONE_OF_EACH = { FIELD_WORK: 1, PROPOSAL: 1, OPINION: 1, DUTY_REPORT: 1 };
/** The township that asks two proposals of its members, as its plan says. */
const ASKS_MORE = '990101101';
/** Last digits of members who file no report, and of the one whose report is sent back. */
const SILENT = ['11', '12'];
const SENT_BACK = '10';
const NOTES = [
  ['03', '2023-03-24', '学习全会精神的体会', '结合本职工作谈了三点体会：把准方向、深入群众、建言有据。'],
  ['05', '2023-06-16', '参加协商议事培训的笔记', '记录了选题、邀请、记录、跟踪四个环节的做法。'],
  ['08', '2023-09-22', '阅读《提案工作条例》笔记', '一事一案，情况清楚、分析有据、建议具体。'],
] as const;

/** What the county asks of each member in a year. */
export function standardLines(): readonly Line[] {
  const quotas = [
    { unit: { kind: 'MEMBER', group: null }, perYear: ONE_OF_EACH },
    { unit: { kind: 'TOWNSHIP', group: ASKS_MORE }, perYear: { ...ONE_OF_EACH, PROPOSAL: 2 } },
  ];
  const body = { version: 1, effectiveFrom: `${SAMPLE_YEAR}-01-01`, quotas };
  return [
    {
      at: at('2023-01-05', '09:00'),
      node: COUNTY.id,
      account: 'office',
      command: 'standards/adopt-standard',
      id: COUNTY.id,
      body,
      key: 'standard',
    },
  ];
}

/** What the members of a township studied, and how they reported on their year. */
export function dutyLines(township: string): readonly Line[] {
  const prefix = memberPrefix(township);
  const notes = NOTES.map(([who, on, title, text]): Line => {
    const body = { memberId: `${prefix}${who}`, on, title, text };
    return { ...by(township, 'clerk', on, '17:00'), command: 'study-notes/file-study-note', body, key: `${township} note ${who}` };
  });
  return [...notes, ...membersOf(township).flatMap(({ number }) => reportLines(township, number))];
}

function reportLines(township: string, member: string): Line[] {
  const last = member.slice(-2);
  // Who left the committee in autumn reports no more.
  if (SILENT.includes(last) || member === '20109') return [];
  const id = `${member}.${SAMPLE_YEAR}`;
  const body = {
    reportId: 'report-1',
    title: `${SAMPLE_YEAR}年度述职报告`,
    text: '一年来按时参加委员会的活动，围绕群众关心的事开展调研，提出意见建议。',
  };
  // One member signs in; for the others the clerk enters what they handed in on paper.
  const account = last === '01' ? 'member' : 'clerk';
  const filed: Line = {
    ...by(township, account, '2023-12-08', '15:00'),
    command: 'duty-reports/file-duty-report',
    id,
    body,
    key: `${member} duty`,
  };
  const verdict = by(township, 'lead', '2023-12-14', '09:30');
  if (last !== SENT_BACK) {
    return [
      filed,
      { ...verdict, command: 'duty-reports/accept-duty-report', id, body: { reportId: 'report-1' }, key: `${member} duty accepted` },
    ];
  }
  const reason = { reportId: 'report-1', reason: '请补充参加学习培训的情况。' };
  return [filed, { ...verdict, command: 'duty-reports/return-duty-report', id, body: reason, key: `${member} duty returned` }];
}

function by(node: string, account: string, day: string, time: string): Pick<Line, 'at' | 'node' | 'account'> {
  return { at: at(day, time), node, account };
}
