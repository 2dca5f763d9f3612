import type { ActivityDetails, ActivityEvent, DutyReportFiling, ProposalEvent } from '@tongxin/contracts';
import { documentsOf, recorded, viewSpecFor, type Happened } from '@tongxin/testing';
import fc from 'fast-check';
import type { DutyEvent } from './duty-matter.js';
import { dutyLines } from './duty-lines.view.js';

type Held = Extract<ActivityEvent, { type: 'ActivityHeld' }>;
const details: ActivityDetails = {
  type: 'INSPECTION',
  title: '春耕视察',
  on: '2026-04-10',
  place: null,
  plan: null,
  topics: [],
  outside: [],
};
const inspection = { id: 'a1', category: 'activity' };
const scheduled: Happened<DutyEvent> = { type: 'ActivityScheduled', data: details, ...inspection };
const held: Happened<Held> = { type: 'ActivityHeld', data: { on: '2026-04-10', hours: 2, outsideCount: 0 }, ...inspection };
const came: Happened<DutyEvent> = {
  type: 'AttendanceRecorded',
  data: { memberId: '12-001', state: 'LATE' },
  ...inspection,
  eventId: 'came',
};
const absent: Happened<DutyEvent> = { type: 'AttendanceRecorded', data: { memberId: '12-001', state: 'ABSENT' }, ...inspection };
const proposal = { id: 'p1', category: 'proposal', node: '990101201', occurredOn: '2026-05-02', eventId: 'handed-in' };
const text = {
  kind: 'INTER_SESSION',
  title: '关于村级公路的提案',
  facts: '路窄',
  analysis: '会车难',
  suggestions: [],
  source: null,
} as const;
const submitted: Happened<Extract<ProposalEvent, { type: 'ProposalSubmitted' }>> = {
  type: 'ProposalSubmitted',
  data: { ...text, suggestions: [], leadProposer: '12-002', coSigners: [{ memberId: '12-001', node: '990101101' }] },
  ...proposal,
};
const withdrawn: Happened<DutyEvent> = { type: 'ProposalWithdrawn', data: { reason: '另行提出' }, ...proposal };
const filing: DutyReportFiling = { reportId: 'r1', memberId: '12-001', year: 2025, title: '述职报告', text: '一年来。', onBehalf: false };
const report = { id: '12-001.2025', category: 'dutyReport', occurredOn: '2026-01-05', eventId: 'reported' };
const filed: Happened<DutyEvent> = { type: 'DutyReportFiled', data: filing, ...report };
const returned: Happened<DutyEvent> = { type: 'DutyReportReturned', data: { reportId: 'r1', reason: '请补充' }, ...report };
const accepted: Happened<DutyEvent> = { type: 'DutyReportAccepted', data: { reportId: 'r1' }, ...report };
const opinion: Happened<DutyEvent> = {
  type: 'OpinionSubmitted',
  data: { title: '关于农资价格', text: '化肥涨价。', source: null, reporter: '12-001' },
  ...{ id: 'o1', category: 'opinionReport', occurredOn: '2026-03-01', eventId: 'said' },
};
const note: Happened<DutyEvent> = {
  type: 'StudyNoteFiled',
  data: { memberId: '12-001', on: '2026-02-20', title: '学习体会', text: '三点。', onBehalf: true },
  ...{ id: 'n1', category: 'studyNote', eventId: 'noted' },
};

const itsDay = (on: string): string => `${on} activity-990101101.a1`;
const year = (done: object, matters: string[], memberId = '12-001', of = 2026) => ({ memberId, year: of, done, matters });
const inspected = year({ FIELD_WORK: 1 }, [itsDay('2026-04-10')]);
const itsReport = '2026-01-05 dutyReport-990101101.12-001.2025';
const itsProposal = '2026-05-02 proposal-990101201.p1';
const { given } = viewSpecFor(dutyLines);

describe('duty lines', () => {
  it('count who came to a held inspection, in the year it was held', () => {
    given(scheduled, held, came).thenDocument('12-001.2026', inspected);
    given(scheduled, came, held).thenDocument('12-001.2026', inspected);
    given(scheduled, held, came, came).thenDocument('12-001.2026', inspected);
    given(scheduled, held, came, absent).thenDocument('12-001.2026', undefined);
    given(scheduled, came).thenDocument('12-001.2026', undefined);
  });
  it('note a matter once, with everyone’s part in it', () =>
    given(scheduled, held, came, { ...came, data: { memberId: '12-002', state: 'PRESENT' }, eventId: 'too' }).thenDocument(
      '~activity-990101101.a1',
      {
        ...{ kind: 'FIELD_WORK', title: '春耕视察', detail: 'INSPECTION', on: '2026-04-10', year: 2026 },
        people: [
          { memberId: '12-001', eventId: 'came', revision: 2, event: 'AttendanceRecorded' },
          { memberId: '12-002', eventId: 'too', revision: 3, event: 'AttendanceRecorded' },
        ],
      },
    ));
  it('follow a correction of day, title and type', () => {
    const earlier = given(scheduled, held, came, { ...held, data: { ...held.data, on: '2025-12-30' } });
    earlier.thenDocument('12-001.2026', undefined);
    earlier.thenDocument('12-001.2025', year({ FIELD_WORK: 1 }, [itsDay('2025-12-30')], '12-001', 2025));
    given(scheduled, held, came, { type: 'ActivityAmended', data: { title: '培训', type: 'TRAINING' }, ...inspection }).thenDocument(
      '12-001.2026',
      year({ ACTIVITY: 1 }, [itsDay('2026-04-10')]),
    );
  });
  it('count a proposal for its lead and for each co-signer until it is withdrawn', () => {
    given(submitted).thenDocument('12-001.2026', year({ PROPOSAL: 1 }, [itsProposal]));
    given(submitted).thenDocument('12-002.2026', year({ PROPOSAL: 1 }, [itsProposal], '12-002'));
    given(submitted, withdrawn).thenDocument('12-001.2026', undefined);
  });
  it('count a duty report for its own year unless it was returned', () => {
    given(filed).thenDocument('12-001.2025', year({ DUTY_REPORT: 1 }, [itsReport], '12-001', 2025));
    given(filed, returned).thenDocument('12-001.2025', undefined);
    given(filed, accepted).thenDocument('12-001.2025', year({ DUTY_REPORT: 1 }, [itsReport], '12-001', 2025));
    given(filed, accepted).thenDocument('~dutyReport-990101101.12-001.2025', {
      ...{ kind: 'DUTY_REPORT', title: '述职报告', detail: 'ACCEPTED', on: '2026-01-05', year: 2025 },
      people: [{ memberId: '12-001', eventId: 'reported', revision: 0, event: 'DutyReportFiled' }],
    });
  });
  it('put opinion items and study notes beside them, by day', () =>
    given(submitted, opinion, note).thenDocument(
      '12-001.2026',
      year({ PROPOSAL: 1, OPINION: 1, STUDY_NOTE: 1 }, [
        '2026-02-20 studyNote-990101101.n1',
        '2026-03-01 opinionReport-990101101.o1',
        itsProposal,
      ]),
    ));
  it('are the same in any order that keeps the order of each stream', () => {
    const streams: Happened<DutyEvent>[][] = [[scheduled, held, came], [submitted], [filed, accepted], [opinion], [note]];
    const log = recorded(streams.flat());
    const expected = JSON.stringify([...documentsOf(dutyLines, log)]);
    const turns = fc.shuffledSubarray(
      streams.flatMap((events, stream) => events.map(() => stream)),
      { minLength: log.length },
    );
    fc.assert(
      fc.property(turns, (order) => {
        const queues = new Map(
          streams.map((events, stream) => [stream, log.filter(({ stream: name }) => name === recorded(events)[0]?.stream)]),
        );
        const other = order.flatMap((stream) => queues.get(stream)?.shift() ?? []);
        expect(JSON.stringify([...documentsOf(dutyLines, other)])).toBe(expected);
      }),
    );
  });
});
