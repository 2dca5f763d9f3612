import { endOf } from '@tongxin/calendar';
import type { AttendanceState } from '@tongxin/contracts';
import type { ReadItem } from '../../../activities/src/plan-import/plan-reading.js';
import { readPlan } from '../../../activities/src/plan-import/read-plan.js';
import { confirmed, planPreview } from '../../../activities/src/plan-preview.js';
import { memberPrefix } from './sample-accounts.js';
import { membersOf } from './sample-members.js';
import { SAMPLE_YEAR } from './sample-nodes.js';
import { SAMPLE_PLANS } from './sample-plans.js';
import { proposalLines, type Surveyed } from './proposal-lines.js';
import { demandLines } from './demand-lines.js';
import { dutyLines } from './duty-lines.js';
import { at, dayAfter, dice, idOf, type Line } from './script.js';

/** Kept by the plan but never held in the made-up year: the item that stays open, by its place in the plan. */
const LEFT_OPEN = 4;
/** Called off once: every so-manieth activity. */
const CALLED_OFF_EVERY = 17;
const PLACES = ['委员之家', '镇政府三楼会议室', '村党群服务中心', '企业车间', '社区邻里中心', '田间地头'];

/** A township's year: its plan as pasted and approved, its activities as invited, held and recorded, its reports. */
export function townshipLines(township: string): readonly Line[] {
  const plan = SAMPLE_PLANS[township];
  if (!plan) return [];
  const reading = readPlan(plan.text);
  const id = String(SAMPLE_YEAR);
  const body = confirmed(planPreview({ name: 'pasted', text: plan.text }, reading), plan.title);
  const random = dice(Number(township) % 1_000_003);
  const activities = reading.items.flatMap((item, index) => (index === LEFT_OPEN ? [] : activitiesOf(township, item, index, random)));
  return [
    {
      at: at('2023-01-10', '09:30'),
      node: township,
      account: 'clerk',
      command: 'annual-plans/import-plan',
      id,
      body,
      key: `${township} plan`,
    },
    {
      at: at('2023-01-16', '16:00'),
      node: township,
      account: 'lead',
      command: 'annual-plans/approve-plan',
      id,
      body: {},
      key: `${township} approve`,
    },
    ...activities,
    ...proposalLines(township, firstSurveyed(township, activities)),
    ...demandLines(township),
    ...dutyLines(township),
  ];
}

/** The first activity whose report was approved in the second half-year. */
function firstSurveyed(township: string, activities: readonly Line[]): Surveyed | undefined {
  const approved = activities.filter((line) => line.command === 'activities/approve-report' && line.at >= at('2023-06-20', '00:00'));
  const first = approved.toSorted((a, b) => (a.at < b.at ? -1 : 1))[0];
  return first?.id === undefined ? undefined : { township, activity: first.id, approvedOn: first.at.slice(0, 10) };
}

function activitiesOf(township: string, item: ReadItem, index: number, random: () => number): Line[] {
  const count = Math.min(item.count, 6);
  return Array.from({ length: count }, (_, turn) => {
    const day = dayOf(item, turn, count, index);
    const key = `${township} item-${index + 1} ${turn + 1}`;
    return new ActivityScript(township, item, index, day, key, random).lines();
  }).flat();
}

/** Spread over the time the item names, on a day that is not a weekend. */
function dayOf(item: ReadItem, turn: number, count: number, index: number): string {
  const last = endOf(SAMPLE_YEAR, item.quarter, item.month);
  const span = item.month ? 20 : item.quarter ? 70 : 300;
  const back = Math.round((span * (count - turn - 0.5)) / count) + (index % 4);
  const day = dayAfter(last, -back);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const earliest = day < '2023-02-06' ? '2023-02-07' : day;
  return weekday === 0 || weekday === 6 ? dayAfter(earliest, 2) : earliest;
}

/** One activity from its announcement to its report. */
class ActivityScript {
  private readonly id: string;
  private readonly members: readonly string[];

  constructor(
    private readonly township: string,
    private readonly item: ReadItem,
    private readonly index: number,
    private readonly day: string,
    private readonly key: string,
    private readonly random: () => number,
  ) {
    this.id = idOf(`${key} schedule`);
    const gone = (number: string) => number === '20109' && dayAfter(day, -12) >= '2023-09-15';
    this.members = membersOf(township)
      .map(({ number }) => number)
      .filter((number) => !gone(number));
  }

  lines(): Line[] {
    const announced = dayAfter(this.day, -12);
    return [
      this.schedule(announced),
      this.line('invite', announced, '10:20', 'activities/invite-members', { memberIds: this.members }),
      ...this.course(),
    ];
  }

  private schedule(announced: string): Line {
    const { type, topics, outside } = this.item;
    const body = {
      type,
      title: this.title(),
      on: this.day,
      place: PLACES[this.index % PLACES.length],
      plan: { year: SAMPLE_YEAR, itemId: `item-${this.index + 1}` },
      topics,
      outside,
    };
    return { ...this.line('schedule', announced, '10:00', 'activities/schedule-activity', body), id: undefined };
  }

  private title(): string {
    return this.item.title.slice(0, 100);
  }

  private course(): Line[] {
    if (Math.floor(this.random() * CALLED_OFF_EVERY) === 0) {
      return [this.line('cancel', dayAfter(this.day, -1), '17:00', 'activities/cancel-activity', { reason: '与县里会议时间冲突' })];
    }
    const states = this.members.map((memberId) => ({ memberId, state: stateFor(this.random()) }));
    return [...this.leave(states), ...this.held(states), ...this.correction(states), ...this.report()];
  }

  private leave(states: readonly { memberId: string; state: AttendanceState }[]): Line[] {
    return states
      .filter(({ state }) => state === 'EXCUSED')
      .flatMap(({ memberId }) => [
        this.line(`leave ${memberId}`, dayAfter(this.day, -3), '14:10', 'activities/request-leave', { memberId, reason: 'WORK' }),
        this.line(`grant ${memberId}`, dayAfter(this.day, -2), '09:05', 'activities/grant-leave', { memberId }),
      ]);
  }

  private held(states: readonly { memberId: string; state: AttendanceState }[]): Line[] {
    const recordedOn = dayAfter(this.day, this.random() < 0.7 ? 0 : 2);
    const outsideCount = this.item.outside.length > 0 ? 3 + Math.floor(this.random() * 6) : 0;
    const guest = this.random() < 0.15 ? [{ memberId: this.guest(), state: 'WALK_IN' as const }] : [];
    return [
      this.line('hold', recordedOn, '17:30', 'activities/hold-activity', { on: this.day, hours: 2.5, outsideCount }),
      this.line('attendance', recordedOn, '17:35', 'activities/record-attendance', { entries: [...states, ...guest] }),
    ];
  }

  /** A colleague of the next township who came along. */
  private guest(): string {
    const others = ['001', '101', '201'].filter((prefix) => prefix !== memberPrefix(this.township));
    return `${others[this.index % others.length] ?? ''}03`;
  }

  /** Now and then somebody taken for absent had been there, and it is put right a month later. */
  private correction(states: readonly { memberId: string; state: AttendanceState }[]): Line[] {
    const absent = states.find(({ state }) => state === 'ABSENT');
    if (!absent || this.random() < 0.6) return [];
    const entries = [{ memberId: absent.memberId, state: 'LATE' }];
    return [this.line('correction', dayAfter(this.day, 33), '11:15', 'activities/record-attendance', { entries })];
  }

  private report(): Line[] {
    if (!this.item.report && this.item.type !== 'FIELD_SURVEY' && this.item.type !== 'INSPECTION') return [];
    const body = {
      reportId: 'report-1',
      title: `关于“${this.title()}”的报告`.slice(0, 100),
      text: `${this.day}，委员们实地察看、听取情况介绍并座谈，归纳出主要成效、存在问题和三条建议，送有关部门研究。`,
    };
    return [
      this.line('report', dayAfter(this.day, 9), '15:40', 'activities/submit-report', body),
      this.line('approve', dayAfter(this.day, 14), '09:50', 'activities/approve-report', { reportId: 'report-1' }, 'lead'),
    ];
  }

  private line(step: string, day: string, time: string, command: string, body: object, account = 'clerk'): Line {
    return { at: at(day, time), node: this.township, account, command, id: this.id, body, key: `${this.key} ${step}` };
  }
}

function stateFor(roll: number): AttendanceState {
  if (roll < 0.68) return 'PRESENT';
  if (roll < 0.75) return 'LATE';
  if (roll < 0.78) return 'LEFT_EARLY';
  return roll < 0.88 ? 'EXCUSED' : 'ABSENT';
}
