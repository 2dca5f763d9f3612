import type {
  ActivityEvent,
  AnnualPlanEvent,
  CommitteeEvent,
  DutyReportEvent,
  MemberEvent,
  StandardEvent,
  StudyNoteEvent,
} from '@tongxin/contracts';
import { categoryOf, parseStream, type Aggregate, type Envelope, type Event } from '@tongxin/eventing';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Activity } from '../../apps/activities/src/activity/activity.js';
import { activities } from '../../apps/activities/src/activities.module.js';
import { AnnualPlan } from '../../apps/activities/src/annual-plan/annual-plan.js';
import { Committee } from '../../apps/members/src/committee/committee.js';
import { DutyReport } from '../../apps/members/src/duty-report/duty-report.js';
import { Member } from '../../apps/members/src/member/member.js';
import { members } from '../../apps/members/src/members.module.js';
import { Standard } from '../../apps/members/src/standard/standard.js';
import { StudyNote } from '../../apps/members/src/study-note/study-note.js';

type Stored = CommitteeEvent | MemberEvent | AnnualPlanEvent | ActivityEvent | StandardEvent | StudyNoteEvent | DutyReportEvent;
type Folding = Aggregate<unknown, Event>;

const committee = Committee as unknown as Folding;
const member = Member as unknown as Folding;
const dutyReport = DutyReport as unknown as Folding;
const annualPlan = AnnualPlan as unknown as Folding;
const activity = Activity as unknown as Folding;

/** Every event of the contracts and who folds it; the compiler says when one is missing. */
const folds: Record<Stored['type'], Folding> = {
  CommitteeEstablished: committee,
  CommitteeRenamed: committee,
  TermOpened: committee,
  SessionOpened: committee,
  ComparisonTurnedOn: committee,
  ComparisonTurnedOff: committee,
  MemberAdmitted: member,
  MemberProfileAmended: member,
  MemberGroupChanged: member,
  MemberResigned: member,
  MembershipRevoked: member,
  TermRenewed: member,
  StandardAdopted: Standard as unknown as Folding,
  StudyNoteFiled: StudyNote as unknown as Folding,
  DutyReportFiled: dutyReport,
  DutyReportReturned: dutyReport,
  DutyReportAccepted: dutyReport,
  PlanDrafted: annualPlan,
  PlanItemAdded: annualPlan,
  PlanItemAmended: annualPlan,
  PlanItemDropped: annualPlan,
  PlanApproved: annualPlan,
  ActivityScheduled: activity,
  ActivityAmended: activity,
  MembersInvited: activity,
  InvitationWithdrawn: activity,
  LeaveRequested: activity,
  LeaveGranted: activity,
  LeaveRefused: activity,
  ActivityHeld: activity,
  AttendanceRecorded: activity,
  ActivityCancelled: activity,
  ActivityRecordOverdue: activity,
  ReportSubmitted: activity,
  ReportApproved: activity,
  FindingRecorded: activity,
  FindingForwarded: activity,
};

const folder = join('test', 'golden', 'events');
const files = readdirSync(folder);
const samples = files.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Envelope);

/** What must stand before an event so that it changes something. */
const before: Partial<Record<string, readonly string[]>> = {
  CommitteeRenamed: ['CommitteeEstablished'],
  ComparisonTurnedOff: ['ComparisonTurnedOn'],
  MemberProfileAmended: ['MemberAdmitted'],
  MemberGroupChanged: ['MemberAdmitted'],
  PlanItemAmended: ['PlanDrafted', 'PlanItemAdded'],
  PlanItemDropped: ['PlanDrafted', 'PlanItemAdded'],
  ActivityAmended: ['ActivityScheduled'],
  ReportApproved: ['ReportSubmitted'],
  FindingForwarded: ['FindingRecorded'],
};
const sampleOf = (type: string): Envelope => {
  const found = samples.find((sample) => sample.type === type);
  if (!found) throw new Error(`no sample of ${type}`);
  return found;
};

describe('golden events', () => {
  it('has a stored sample of every event', () => {
    const types = new Set(files.map((file) => file.replace(/\.v\d+\.json$/, '')));
    expect([...types].sort()).toEqual(Object.keys(folds).sort());
  });

  it.each(samples.map((sample) => [sample.type, sample] as const))('folds %s as it was stored', (type, sample) => {
    const { category, evolve, initial } = folds[type as Stored['type']];
    expect(categoryOf(sample.stream)).toBe(category);
    expect(parseStream(sample.stream).node).toBe(sample.metadata.origin.node);
    const state = (before[type] ?? []).map(sampleOf).reduce<unknown>((folded, event) => evolve(folded, event), initial);
    expect(evolve(state, sample)).not.toEqual(state);
  });

  it.each([...members.views, ...activities.views].map(({ view }) => [view.name, view] as const))('names in the view %s events that exist', (_name, view) => {
    for (const type of view.events) expect(Object.keys(folds)).toContain(type);
  });
});
