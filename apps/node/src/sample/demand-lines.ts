import { memberPrefix } from './sample-accounts.js';
import { at, dayAfter, idOf, type Line } from './script.js';

interface SampleDemand {
  readonly day: string;
  /** Who asked, as people are made up here: nobody is called that. */
  readonly name: string;
  readonly text: string;
  readonly category: string;
  readonly channel: string;
  /** How far it comes in the made-up year. */
  readonly ends: 'SETTLED' | 'NOT_SETTLED' | 'ANSWERED' | 'ASSIGNED' | 'RECEIVED';
}

// The same in every township, on other days.
const DEMANDS: readonly SampleDemand[] = [
  { day: '2023-03-08', name: '赵某甲', text: '村口路灯坏了两盏，晚上出行不便。', category: 'POWER', channel: 'VISIT', ends: 'SETTLED' },
  { day: '2023-04-18', name: '钱某乙', text: '门前水沟堵塞，下雨积水进屋。', category: 'WATER', channel: 'RECEPTION', ends: 'SETTLED' },
  { day: '2023-07-25', name: '孙某丙', text: '孩子转学不知道要带哪些材料。', category: 'SCHOOL', channel: 'PHONE', ends: 'NOT_SETTLED' },
  { day: '2023-10-17', name: '李某丁', text: '土地流转租金到期未付。', category: 'LAND', channel: 'MEMBER', ends: 'ANSWERED' },
  { day: '2023-11-28', name: '周某戊', text: '想参加家政培训，不知道在哪里报名。', category: 'WORK', channel: 'VISIT', ends: 'ASSIGNED' },
  { day: '2023-12-12', name: '吴某己', text: '楼道堆放杂物，老人进出困难。', category: 'ENVIRONMENT', channel: 'LETTER', ends: 'RECEIVED' },
];
const STAGES: readonly SampleDemand['ends'][] = ['RECEIVED', 'ASSIGNED', 'ANSWERED', 'SETTLED'];

/** What residents asked of a township and how far each came. Who they are goes to the vault, as with every demand. */
export function demandLines(township: string): readonly Line[] {
  const shift = Number(township.slice(6, 7));
  return DEMANDS.flatMap((demand, index) => {
    const key = `${township} demand ${index + 1}`;
    return stepsOf(township, { ...demand, day: dayAfter(demand.day, shift) }, index).map(([verb, after, body]): Line => ({
      at: at(dayAfter(demand.day, shift + after), '11:00'),
      node: township,
      account: 'clerk',
      command: `resident-demands/${verb}`,
      ...(verb !== 'receive-demand' && { id: idOf(`${key} receive-demand`) }),
      body,
      key: `${key} ${verb}`,
    }));
  });
}

type Step = readonly [verb: string, after: number, body: object];

function stepsOf(township: string, { day, name, text, category, channel, ends }: SampleDemand, index: number): readonly Step[] {
  const satisfied = ends !== 'NOT_SETTLED';
  const member = `${memberPrefix(township)}${String(index + 2).padStart(2, '0')}`;
  const steps: readonly Step[] = [
    ['receive-demand', 0, { name, text, category, channel, on: day }],
    ['assign-demand', 1, { memberId: member, dueOn: dayAfter(day, 20) }],
    [
      'answer-demand',
      9,
      { answerId: 'answer-1', on: dayAfter(day, 9), result: satisfied ? 'RESOLVED' : 'EXPLAINED', text: '已当面答复。' },
    ],
    ['revisit-demand', 16, { revisitId: 'revisit-1', on: dayAfter(day, 16), satisfied }],
    ['close-demand', 17, { on: dayAfter(day, 17), outcome: satisfied ? 'SETTLED' : 'NOT_SETTLED' }],
  ];
  const stage = STAGES.indexOf(ends);
  return stage < 0 || stage === STAGES.length - 1 ? steps : steps.slice(0, stage + 1);
}
