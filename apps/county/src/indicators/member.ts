import { isFieldWork, type MemberEvent } from '@tongxin/contracts';
import { activity, attendees, type Activity } from './activity.js';
import { dutyReport, type DutyReport } from './duty-report.js';
import type { Entity, Following } from './indicator.js';
import { towards, type Done, type Duty, type MemberNaming } from './member-duties.js';
import { measured, officeAfter, UNKNOWN, type Office } from './member-office.js';
import { workOf, type Deed, type Work, type Works } from './member-works.js';
import { opinionCase, type OpinionCase } from './opinion-case.js';
import { opinionReport, type OpinionReport } from './opinion-report.js';
import { proposalCase, type ProposalCase } from './proposal-case.js';
import { proposal, type Proposal } from './proposal.js';
import { STANDARDS, standards, type Standards } from './standards.js';

/** A member as figures see it: the register, what was done of 四个一, and what became of each proposal and opinion item. */
export interface Member extends Office {
  readonly done: Done;
  readonly works: Works;
}

/** A member by number. The register is the county's, what the member does stands in the logs of townships. */
const PREFIX = 'member.';
const subjectOf = (number: string): string => `${PREFIX}${number}`;
const naming: MemberNaming = { subjectOf, numberOf: (subject) => subject.slice(PREFIX.length) };

/** A standard that was adopted concerns everyone. */
const measuredByStandards: Following<Member, Standards> = {
  entity: standards,
  subjects: (before, after) => (before.versions === after.versions ? [] : after.members.map(subjectOf)),
  evolve: (state, _before, after) => ({ ...state, ...measured(state, after) }),
};

const fieldWork = towards<Member, Activity>('FIELD_WORK', activity, fieldWorkOf, naming);
const proposed = towards<Member, Proposal>('PROPOSAL', proposal, proposalDutyOf, naming);
const reported = towards<Member, OpinionReport>('OPINION', opinionReport, opinionDutyOf, naming);
const accounted = towards<Member, DutyReport>('DUTY_REPORT', dutyReport, dutyReportOf, naming);

/** A member: in office in which years and where, and what the member did, in whichever township. */
export const member: Entity<Member, MemberEvent> = {
  name: 'member',
  events: ['MemberAdmitted', 'MemberProfileAmended', 'MemberGroupChanged', 'MemberResigned', 'MembershipRevoked', 'TermRenewed'],
  initial: { ...UNKNOWN, done: {}, works: {} },
  subject: ({ id }) => subjectOf(id),
  evolve: (state, event, { on, stream, stateOf }) => ({
    ...state,
    ...officeAfter(state, event, { on, record: stream, known: stateOf(standards, STANDARDS) }),
  }),
  follows: [
    measuredByStandards,
    fieldWork,
    proposed,
    reported,
    accounted,
    workOf<Member, Proposal>(proposal, submittedBy, subjectOf),
    workOf<Member, ProposalCase>(proposalCase, decidedOf, subjectOf),
    workOf<Member, OpinionReport>(opinionReport, reportedBy, subjectOf),
    workOf<Member, OpinionCase>(opinionCase, adoptedOf, subjectOf),
  ],
};

function fieldWorkOf(state: Activity): Duty | null {
  const { type, heldOn } = state;
  return heldOn !== null && isFieldWork(type) ? { year: heldOn.slice(0, 4), members: attendees(state) } : null;
}

/** Everyone who signed a proposal made it. */
function proposalDutyOf({ submittedOn, leadProposer, coSigners }: Proposal): Duty | null {
  return submittedOn === null ? null : { year: submittedOn.slice(0, 4), members: [leadProposer, ...coSigners] };
}

function opinionDutyOf({ submittedOn, reporter }: OpinionReport): Duty | null {
  return submittedOn === null ? null : { year: submittedOn.slice(0, 4), members: [reporter] };
}

function dutyReportOf({ isFiled, memberId, year }: DutyReport): Duty | null {
  return isFiled ? { year: String(year), members: [memberId] } : null;
}

function submittedBy({ leadProposer, submittedOn, township }: Proposal): Work {
  return { member: leadProposer, deeds: submittedOn === null ? [] : [{ kind: 'PROPOSAL_SUBMITTED', on: submittedOn, township }] };
}

function decidedOf({ leadProposer, township, filedOn, notFiled }: ProposalCase): Work {
  const filed: Deed[] = filedOn === null ? [] : [{ kind: 'PROPOSAL_FILED', on: filedOn, township }];
  const refused: Deed[] = notFiled ? [{ kind: 'PROPOSAL_NOT_FILED', on: notFiled.on, township, axes: { reason: notFiled.reason } }] : [];
  return { member: leadProposer, deeds: [...filed, ...refused] };
}

function reportedBy({ reporter, submittedOn, township }: OpinionReport): Work {
  return { member: reporter, deeds: submittedOn === null ? [] : [{ kind: 'OPINION_SUBMITTED', on: submittedOn, township }] };
}

function adoptedOf({ reporter, township, adoptions }: OpinionCase): Work {
  const deeds = Object.values(adoptions).map(({ on, level }): Deed => ({ kind: 'OPINION_ADOPTED', on, township, axes: { level } }));
  return { member: reporter, deeds };
}
