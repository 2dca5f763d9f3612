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

const inspected = {
  ...{ kind: 'FIELD_WORK', on: '2026-04-10', title: '春耕视察', detail: 'INSPECTION', stream: 'activity-990101101.a1' },
  ...{ revision: 2, eventId: 'came', event: 'AttendanceRecorded' },
};
const signed = {
  ...{ kind: 'PROPOSAL', on: '2026-05-02', title: text.title, detail: 'CO_SIGNER', stream: 'proposal-990101201.p1' },
  ...{ revision: 0, eventId: 'handed-in', event: 'ProposalSubmitted' },
};
const reported = {
  ...{ kind: 'DUTY_REPORT', on: '2026-01-05', title: '述职报告', detail: 'FILED', stream: 'dutyReport-990101101.12-001.2025' },
  ...{ revision: 0, eventId: 'reported', event: 'DutyReportFiled' },
};
const year = (lines: object[], memberId = '12-001', of = 2026) => ({ memberId, year: of, lines });
const { given } = viewSpecFor(dutyLines);

describe('duty lines', () => {
  it('count who came to a held inspection, in the year it was held', () => {
    given(scheduled, held, came).thenDocument('12-001.2026', year([inspected]));
    given(scheduled, held, came, absent).thenDocument('12-001.2026', undefined);
    given(scheduled, came).thenDocument('12-001.2026', undefined);
  });
  it('follow a correction of day, title and type', () => {
    given(scheduled, held, came, { ...held, data: { ...held.data, on: '2025-12-30' } }).thenDocument('12-001.2026', undefined);
    given(scheduled, held, came, { ...held, data: { ...held.data, on: '2025-12-30' } }).thenDocument(
      '12-001.2025',
      year([{ ...inspected, on: '2025-12-30' }], '12-001', 2025),
    );
    given(scheduled, held, came, { type: 'ActivityAmended', data: { title: '培训', type: 'TRAINING' }, ...inspection }).thenDocument(
      '12-001.2026',
      year([{ ...inspected, kind: 'ACTIVITY', title: '培训', detail: 'TRAINING' }]),
    );
  });
  it('count a proposal for its lead and for each co-signer until it is withdrawn', () => {
    given(submitted).thenDocument('12-001.2026', year([signed]));
    given(submitted).thenDocument('12-002.2026', year([{ ...signed, detail: 'LEAD' }], '12-002'));
    given(submitted, withdrawn).thenDocument('12-001.2026', undefined);
  });
  it('count a duty report for its own year unless it was returned', () => {
    given(filed).thenDocument('12-001.2025', year([reported], '12-001', 2025));
    given(filed, returned).thenDocument('12-001.2025', undefined);
    given(filed, accepted).thenDocument('12-001.2025', year([{ ...reported, detail: 'ACCEPTED' }], '12-001', 2025));
  });
  it('put opinion items and study notes beside them, by day', () =>
    given(submitted, opinion, note).thenDocument(
      '12-001.2026',
      year([
        {
          ...{ kind: 'STUDY_NOTE', on: '2026-02-20', title: '学习体会', detail: '', stream: 'studyNote-990101101.n1' },
          ...{ revision: 0, eventId: 'noted', event: 'StudyNoteFiled' },
        },
        {
          ...{ kind: 'OPINION', on: '2026-03-01', title: '关于农资价格', detail: '', stream: 'opinionReport-990101101.o1' },
          ...{ revision: 0, eventId: 'said', event: 'OpinionSubmitted' },
        },
        signed,
      ]),
    ));
  it('are the same in any order that keeps the order of each stream', () => {
    const streams: Happened<DutyEvent>[][] = [[scheduled, held, came], [submitted], [filed, accepted], [opinion], [note]];
    const log = recorded(streams.flat());
    const expected = documentsOf(dutyLines, log);
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
        expect(documentsOf(dutyLines, other)).toEqual(expected);
      }),
    );
  });
});
