import type { ActivityEvent, DutyReportEvent, MemberEvent, StandardEvent } from '@tongxin/contracts';
import type { Event } from '@tongxin/eventing';
import type { Happened } from '@tongxin/testing';
import { figuresOf } from '../testing/figures-of.js';
import { admitted, COUNTY, itsOpinion, itsProposal, on, register, reported, submitted, TOWN } from '../testing/member-events.js';
import { memberFourOnes } from './member-four-ones.js';

const survey = { node: '990101001', category: 'activity', id: 'survey' };
const duty = { node: TOWN, category: 'dutyReport', id: '0001.2023' };
const open = { place: null, plan: null, topics: [], outside: [] };
const ofActivity = (event: ActivityEvent) => on('2023-05-10', survey, event);

const known = on('2022-01-10', register('0001'), admitted);
const scheduled = ofActivity({ type: 'ActivityScheduled', data: { type: 'FIELD_SURVEY', title: '调研', on: '2023-05-10', ...open } });
const held = ofActivity({ type: 'ActivityHeld', data: { on: '2023-05-10', hours: 3, outsideCount: 0 } });
const came = ofActivity({ type: 'AttendanceRecorded', data: { memberId: '0001', state: 'PRESENT' } });
const sent = on('2023-03-15', itsProposal, submitted);
const wrote = on('2023-03-20', itsOpinion, reported);
const filed = on('2023-12-01', duty, {
  type: 'DutyReportFiled',
  data: { reportId: 'r', memberId: '0001', year: 2023, title: '述职', text: '', onBehalf: false },
} satisfies DutyReportEvent);
const returned = on('2023-12-10', duty, { type: 'DutyReportReturned', data: { reportId: 'r', reason: '太短' } } satisfies DutyReportEvent);
const all = [known, scheduled, held, came, sent, wrote, filed];

const standard = (version: number, effectiveFrom: string, PROPOSAL: number) =>
  on('2023-01-05', { node: COUNTY, category: 'standard', id: COUNTY }, {
    type: 'StandardAdopted',
    data: {
      version,
      effectiveFrom,
      quotas: [{ unit: { kind: 'TOWNSHIP', group: TOWN }, perYear: { FIELD_WORK: 1, PROPOSAL, OPINION: 1, DUTY_REPORT: 1 } }],
    },
  } satisfies StandardEvent);

/** The year 2023 of a township, of all sectors. */
function in2023(events: readonly Happened<Event>[], township = TOWN): string | undefined {
  return figuresOf(memberFourOnes, events)[`2023-12 ${township} *`];
}

describe('member.fourOnes', () => {
  it('owes four ones for every member in office', () => expect(in2023([known])).toBe('0/1'));

  it('counts a member who did all four, wherever they were done', () => expect(in2023(all)).toBe('1/1'));

  it.each([
    ['who did not come', came],
    ['without a proposal', sent],
    ['without an opinion item', wrote],
    ['without a duty report', filed],
  ])('does not count one %s', (_what, missing) => expect(in2023(all.filter((event) => event !== missing))).toBe('0/1'));

  it('is the same in any order of arrival', () => expect(in2023(all.toReversed().toSorted(inOwnOrder))).toBe('1/1'));

  it('takes back what was cancelled, withdrawn or returned', () => {
    expect(in2023([...all, returned])).toBe('0/1');
    expect(in2023([...all, returned, filed])).toBe('1/1');
    expect(in2023([...all, ofActivity({ type: 'ActivityCancelled', data: { reason: '' } })])).toBe('0/1');
    expect(in2023([...all, on('2023-12-20', itsProposal, { type: 'ProposalWithdrawn', data: { reason: '' } })])).toBe('0/1');
  });

  it('measures a year by the standard in force at its end', () => {
    expect(in2023([...all, standard(1, '2023-01-01', 2)])).toBe('0/1');
    expect(in2023([standard(1, '2023-01-01', 2), ...all])).toBe('0/1');
    expect(in2023([...all, standard(1, '2023-01-01', 1), standard(2, '2024-01-01', 2)])).toBe('1/1');
  });

  it('counts a co-signed proposal for who signed', () =>
    expect(in2023([on('2022-01-10', register('0002'), admitted), sent, standardOfProposals])).toBe('1/1'));

  it('counts for the group a member is in at the end of the year', () => {
    const moved: MemberEvent = { type: 'MemberGroupChanged', data: { group: '990101001', on: '2023-08-01' } };
    const figures = figuresOf(memberFourOnes, [...all, on('2023-08-01', register('0001'), moved)]);
    expect([figures['2022-12 990101101 *'], figures['2023-12 990101101 *'], figures['2023-12 990101001 *']]).toEqual([
      '0/1',
      undefined,
      '1/1',
    ]);
  });

  it('does not count who left within the year', () => {
    const left: MemberEvent = { type: 'MemberResigned', data: { on: '2023-11-01', reason: 'WORK_TRANSFER' } };
    const figures = figuresOf(memberFourOnes, [known, on('2023-11-01', register('0001'), left)]);
    expect(figures).toEqual({ '2022-12 990101101 *': '0/1', '2022-12 990101101 sector=农业界': '0/1' });
  });

  it('goes on for five years with every renewal', () => {
    const years = (events: readonly Happened<Event>[]) =>
      Object.keys(figuresOf(memberFourOnes, events)).flatMap((key) => (key.endsWith('*') ? [key.slice(0, 4)] : []));
    expect(years([known])).toEqual(['2022', '2023', '2024', '2025', '2026']);
    expect(years([known, on('2027-01-08', register('0001'), { type: 'TermRenewed', data: { term: 13 } })])).toHaveLength(10);
  });

  it('is split by sector', () => expect(figuresOf(memberFourOnes, all)['2023-12 990101101 sector=农业界']).toBe('1/1'));
});

const standardOfProposals = on('2023-01-05', { node: COUNTY, category: 'standard', id: COUNTY }, {
  type: 'StandardAdopted',
  data: {
    version: 1,
    effectiveFrom: '2023-01-01',
    quotas: [{ unit: { kind: 'MEMBER' }, perYear: { FIELD_WORK: 0, PROPOSAL: 1, OPINION: 0, DUTY_REPORT: 0 } }],
  },
} satisfies StandardEvent);

/** Streams in any order, each in its own. */
function inOwnOrder(one: Happened<Event>, other: Happened<Event>): number {
  return one.id === other.id ? all.indexOf(one) - all.indexOf(other) : 0;
}
