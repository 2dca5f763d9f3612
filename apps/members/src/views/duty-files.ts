import { Inject, Injectable } from '@nestjs/common';
import { dayIn } from '@tongxin/calendar';
import { quotasOf, QUOTAS, standardOfYear, standardOn } from '@tongxin/contracts';
import { Refused, type Clock, type EventStore, type ViewReader } from '@tongxin/eventing';
import { CLOCK, EVENT_STORE, everyDocument, NODE, VIEWS, type NodeIdentity } from '@tongxin/runtime';
import type { DutyLine, DutyYear } from './duty-line.js';
import { dutyKey, matterKey } from './duty-lines.view.js';
import type { Matter } from './duty-matter.js';
import type { DutyReportCard } from './duty-reports.view.js';
import type { DutyEventShown, DutyFile, FourOnes, FourOnesRow, StandardInForce, StandardNamed } from './four-ones.models.js';
import type { MemberCard } from './member-register.view.js';
import type { StandardShown, StandardsCard } from './standards.view.js';

/** Members' years, put together from the register, the standard in force and what each member did. */
@Injectable()
export class DutyFiles {
  constructor(
    @Inject(VIEWS) private readonly views: ViewReader,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NODE) private readonly node: NodeIdentity,
    @Inject(EVENT_STORE) private readonly events: Pick<EventStore, 'read'>,
  ) {}

  /** The numbers in force on a day. */
  async standardOn(day: string | undefined, minPosition = 0): Promise<StandardInForce> {
    const on = day ?? this.today();
    const standard = standardOn(await this.versions(minPosition), on);
    return { on, ...named(standard), quotas: standard?.quotas ?? [] };
  }

  /** Who was in office in the year, in one township or in all, and how far each is. */
  async fourOnes(year: number, township: string | undefined, minPosition = 0): Promise<FourOnes> {
    const group = township ?? (this.node.superior === null ? undefined : this.node.id);
    const where: Record<string, string> = group === undefined ? {} : { group };
    const register = await everyDocument<MemberCard>(this.views, 'member-register', { where, orderBy: 'pinyin' }, minPosition);
    const standard = standardOfYear(await this.versions(minPosition), year);
    const cards = register.filter((card) => wasInOffice(card, year));
    const years = await Promise.all(cards.map(({ number }) => this.yearOf(number, year, minPosition)));
    const rows = cards.map((card, index) => this.rowOf(card, year, standard, years[index]));
    const counted = rows.filter(({ inOffice }) => inOffice);
    return { year, standard: named(standard), inOffice: counted.length, meeting: counted.filter(({ met }) => met).length, rows };
  }

  /** @throws Refused `four-ones.member-not-found` */
  async file(memberId: string, year: number, minPosition = 0): Promise<DutyFile> {
    const card = await this.views.get<MemberCard>('member-register', memberId, minPosition);
    if (!card) throw new Refused('four-ones.member-not-found', { memberId });
    const standard = standardOfYear(await this.versions(minPosition), year);
    const duties = await this.yearOf(memberId, year, minPosition);
    const query = { where: { memberId, year }, orderBy: 'filedOn', descending: true };
    const reports = await everyDocument<DutyReportCard>(this.views, 'duty-reports', query, minPosition);
    const row = this.rowOf(card.document, year, standard, duties);
    return { ...row, year, standard: named(standard), lines: await this.linesOf(duties, minPosition), report: reports[0] ?? null };
  }

  /** The event behind a line of a member's year. @throws Refused `four-ones.line-not-found` */
  async eventOf(memberId: string, year: number, stream: string, revision: string): Promise<DutyEventShown> {
    const lines = await this.linesOf(await this.yearOf(memberId, year, 0), 0);
    const line = lines.find((one) => one.stream === stream && String(one.revision) === revision);
    const event = line && (await this.events.read(stream)).find(({ id }) => id === line.eventId);
    if (!event) throw new Refused('four-ones.line-not-found', { stream, revision });
    const { id, type, data, metadata } = event;
    const { actor, occurredOn, recordedAt } = metadata;
    return { id, type, stream, revision: event.revision, actor, occurredOn, recordedAt, data };
  }

  private rowOf(card: MemberCard, year: number, standard: StandardShown | undefined, duties: DutyYear | undefined): FourOnesRow {
    const { number: memberId, name, group, standing } = card;
    const owed = quotasOf(standard, card);
    const quotas = QUOTAS.map((quota) => {
      const done = duties?.done[quota] ?? 0;
      return { quota, wanted: owed[quota], done, met: done >= owed[quota] };
    });
    const inOffice = isInOffice(card, earlier(`${year}-12-31`, this.today()));
    return { memberId, name, group, standing, inOffice, quotas, met: quotas.every(({ met }) => met) };
  }

  private async yearOf(memberId: string, year: number, minPosition: number): Promise<DutyYear | undefined> {
    return (await this.views.get<DutyYear>('duty-lines', dutyKey(memberId, year), minPosition))?.document;
  }

  /** The lines of a member's year, by day. What changed between the reading of the year and of its matters is left out. */
  private async linesOf(duties: DutyYear | undefined, minPosition: number): Promise<DutyLine[]> {
    if (!duties) return [];
    const lines = duties.matters.map(async (entry) => {
      const stream = entry.slice(entry.indexOf(' ') + 1);
      const matter = (await this.views.get<Matter>('duty-lines', matterKey(stream), minPosition))?.document;
      const part = matter?.people.find(({ memberId }) => memberId === duties.memberId);
      if (!matter || !part) return [];
      const { kind, on, title, detail } = matter;
      const { memberId: _member, ...own } = part;
      return [{ kind, on, title, detail, stream, ...own }];
    });
    return (await Promise.all(lines)).flat();
  }

  /** Of a township that ran alone and then joined its county, the county's numbers count. */
  private async versions(minPosition: number): Promise<readonly StandardShown[]> {
    const { items } = await this.views.find<StandardsCard>('standards', { orderBy: 'node', limit: 1 }, minPosition);
    return items[0]?.document.versions ?? [];
  }

  private today(): string {
    return dayIn(this.clock.now());
  }
}

function named(standard: StandardShown | undefined): StandardNamed {
  return { adopted: standard !== undefined, version: standard?.version ?? 0, effectiveFrom: standard?.effectiveFrom ?? '' };
}

function wasInOffice({ admittedOn, leftOn }: MemberCard, year: number): boolean {
  return admittedOn <= `${year}-12-31` && (leftOn === '' || leftOn >= `${year}-01-01`);
}

function isInOffice({ admittedOn, leftOn }: MemberCard, day: string): boolean {
  return admittedOn <= day && (leftOn === '' || leftOn > day);
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}
