import type {
  ActivityEvent,
  AnnualPlanEvent,
  CommitteeEvent,
  CoSignatureEvent,
  DirectiveEvent,
  DutyReportEvent,
  ExchangeKeyEvent,
  ExperienceBorrowingEvent,
  ExperienceEvent,
  FilingEvent,
  FilingReviewEvent,
  MemberEvent,
  NodeLifeEvent,
  NotFiledReasonEvent,
  NumberSeriesEvent,
  OpinionCaseEvent,
  OpinionReportEvent,
  PeerEvent,
  PersonEvent,
  ProposalCaseEvent,
  ProposalEvent,
  ReceivedExperienceEvent,
  ResidentDemandEvent,
  StandardEvent,
  StudyNoteEvent,
} from '@tongxin/contracts';
import { categoryOf, parseStream, type Aggregate, type Envelope, type Event } from '@tongxin/eventing';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeLife } from '../../libs/links/src/node-life/node-life.js';
import { Activity } from '../../apps/activities/src/activity/activity.js';
import { activities } from '../../apps/activities/src/activities.module.js';
import { AnnualPlan } from '../../apps/activities/src/annual-plan/annual-plan.js';
import { Committee } from '../../apps/members/src/committee/committee.js';
import { Directive } from '../../apps/liaison/src/directive/directive.js';
import { ExchangeKey } from '../../apps/liaison/src/exchange-key/exchange-key.js';
import { ExperienceBorrowing } from '../../apps/liaison/src/experience-borrowing/experience-borrowing.js';
import { Experience } from '../../apps/liaison/src/experience/experience.js';
import { FilingReview } from '../../apps/liaison/src/filing-review/filing-review.js';
import { Filing } from '../../apps/liaison/src/filing/filing.js';
import { liaison } from '../../apps/liaison/src/liaison.module.js';
import { Peer } from '../../apps/liaison/src/peer/peer.js';
import { Person } from '../../apps/liaison/src/person/person.js';
import { ReceivedExperience } from '../../apps/liaison/src/received-experience/received-experience.js';
import { ResidentDemand } from '../../apps/liaison/src/resident-demand/resident-demand.js';
import { DutyReport } from '../../apps/members/src/duty-report/duty-report.js';
import { Member } from '../../apps/members/src/member/member.js';
import { members } from '../../apps/members/src/members.module.js';
import { Standard } from '../../apps/members/src/standard/standard.js';
import { StudyNote } from '../../apps/members/src/study-note/study-note.js';
import { CoSignature } from '../../apps/proposals/src/co-signature/co-signature.js';
import { NotFiledReason } from '../../apps/proposals/src/not-filed-reason/not-filed-reason.js';
import { NumberSeries } from '../../apps/proposals/src/number-series/number-series.js';
import { OpinionCase } from '../../apps/proposals/src/opinion-case/opinion-case.js';
import { OpinionReport } from '../../apps/proposals/src/opinion-report/opinion-report.js';
import { Proposal } from '../../apps/proposals/src/proposal/proposal.js';
import { ProposalCase } from '../../apps/proposals/src/proposal-case/proposal-case.js';
import { proposals } from '../../apps/proposals/src/proposals.module.js';

type OfProposals =
  | ProposalEvent
  | CoSignatureEvent
  | ProposalCaseEvent
  | NotFiledReasonEvent
  | NumberSeriesEvent
  | OpinionReportEvent
  | OpinionCaseEvent;
type OfExchange = ExperienceEvent | PeerEvent | ExchangeKeyEvent | ReceivedExperienceEvent | ExperienceBorrowingEvent;
type OfLiaison = DirectiveEvent | FilingEvent | FilingReviewEvent | ResidentDemandEvent | PersonEvent | OfExchange;
type Stored =
  | OfProposals
  | OfLiaison
  | NodeLifeEvent
  | CommitteeEvent | MemberEvent | AnnualPlanEvent | ActivityEvent | StandardEvent | StudyNoteEvent | DutyReportEvent;
type Folding = Aggregate<unknown, Event>;

const committee = Committee as unknown as Folding;
const member = Member as unknown as Folding;
const dutyReport = DutyReport as unknown as Folding;
const annualPlan = AnnualPlan as unknown as Folding;
const activity = Activity as unknown as Folding;
const proposal = Proposal as unknown as Folding;
const coSignature = CoSignature as unknown as Folding;
const proposalCase = ProposalCase as unknown as Folding;
const notFiledReason = NotFiledReason as unknown as Folding;
const numberSeries = NumberSeries as unknown as Folding;
const opinionCase = OpinionCase as unknown as Folding;

const filing = Filing as unknown as Folding;
const filingReview = FilingReview as unknown as Folding;
const residentDemand = ResidentDemand as unknown as Folding;
const experience = Experience as unknown as Folding;
const peer = Peer as unknown as Folding;
const receivedExperience = ReceivedExperience as unknown as Folding;

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
  StandardAdopted: Standard,
  StudyNoteFiled: StudyNote,
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
  ProposalPutToCoSigners: proposal,
  CoSignerInvited: proposal,
  InvitationExpired: proposal,
  ProposalSubmitted: proposal,
  ProposalWithdrawn: proposal,
  CoSignatureGiven: coSignature,
  CoSignatureDeclined: coSignature,
  CaseOpened: proposalCase,
  CaseNumberRequested: proposalCase,
  ProposalFiled: proposalCase,
  CaseNumberReturned: proposalCase,
  ProposalNotFiled: proposalCase,
  CaseWithdrawn: proposalCase,
  NotFiledReasonDefined: notFiledReason,
  NotFiledReasonRetired: notFiledReason,
  NumberReserved: numberSeries,
  NumberVoided: numberSeries,
  OpinionSubmitted: OpinionReport,
  OpinionCaseOpened: opinionCase,
  OpinionAdopted: opinionCase,
  OpinionKept: opinionCase,
  DirectiveIssued: Directive,
  FilingSubmitted: filing,
  FilingReminded: filing,
  FilingAwaited: filingReview,
  FilingOverdue: filingReview,
  FilingReturned: filingReview,
  FilingAccepted: filingReview,
  DemandReceived: residentDemand,
  DemandAssigned: residentDemand,
  DemandAnswered: residentDemand,
  DemandRevisited: residentDemand,
  DemandClosed: residentDemand,
  PersonErased: Person,
  ExperiencePublished: experience,
  ExperienceRevised: experience,
  ExperienceWithdrawn: experience,
  PeerRegistered: peer,
  PeerTokenIssued: peer,
  PeerTokenRevoked: peer,
  PeerKeyTrusted: peer,
  PeerSubscribed: peer,
  PeerUnsubscribed: peer,
  ExchangeKeyIntroduced: ExchangeKey,
  ExperienceReceived: receivedExperience,
  ReceivedExperienceRevised: receivedExperience,
  ReceivedExperienceWithdrawn: receivedExperience,
  ExperienceBorrowed: ExperienceBorrowing,
  NodeRestored: NodeLife,
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
  PeerTokenRevoked: ['PeerTokenIssued'],
  PeerUnsubscribed: ['PeerSubscribed'],
  InvitationExpired: ['ProposalPutToCoSigners', 'CoSignerInvited'],
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

  it.each([...members.views, ...activities.views, ...proposals.views, ...liaison.views].map(({ view }) => [view.name, view] as const))('names in the view %s events that exist', (_name, view) => {
    for (const type of view.events) expect(Object.keys(folds)).toContain(type);
  });
});
