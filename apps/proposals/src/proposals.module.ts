import type { Role } from '@tongxin/access';
import type { CommitteeLevel } from '@tongxin/contracts';
import { alarm, commands, reaction, service, view, type Service } from '@tongxin/runtime';
import { invitationExpired } from './alarms/invitation-expired.js';
import { CoSignature } from './co-signature/co-signature.js';
import { DeclineCoSignature, declineCoSignature } from './co-signature/decline-co-signature.js';
import { GiveCoSignature, giveCoSignature } from './co-signature/give-co-signature.js';
import * as examples from './examples.js';
import * as facts from './facts.js';
import { DefineNotFiledReason, defineNotFiledReason } from './not-filed-reason/define-not-filed-reason.js';
import { NotFiledReason } from './not-filed-reason/not-filed-reason.js';
import { RetireNotFiledReason, retireNotFiledReason } from './not-filed-reason/retire-not-filed-reason.js';
import { NumberSeries } from './number-series/number-series.js';
import { ReserveNumber, reserveNumber } from './number-series/reserve-number.js';
import { VoidNumber, voidNumber } from './number-series/void-number.js';
import { AdoptOpinion, adoptOpinion } from './opinion-case/adopt-opinion.js';
import { KeepOpinion, keepOpinion } from './opinion-case/keep-opinion.js';
import { OpenOpinionCase, openOpinionCase } from './opinion-case/open-opinion-case.js';
import { OpinionCase } from './opinion-case/opinion-case.js';
import { OpinionDraftsController } from './drafts/opinion-drafts.controller.js';
import { OpinionReport } from './opinion-report/opinion-report.js';
import { SubmitOpinion, submitOpinion } from './opinion-report/submit-opinion.js';
import { OwnDrafts } from './drafts/own-drafts.js';
import { FileProposal, fileProposal } from './proposal-case/file-proposal.js';
import { NotFileProposal, notFileProposal } from './proposal-case/not-file-proposal.js';
import { OpenCase, openCase } from './proposal-case/open-case.js';
import { ProposalCase } from './proposal-case/proposal-case.js';
import { RecordNumber, recordNumber } from './proposal-case/record-number.js';
import { WithdrawCase, withdrawCase } from './proposal-case/withdraw-case.js';
import { ProposalDraftsController } from './drafts/proposal-drafts.controller.js';
import { ExpireInvitations, expireInvitations } from './proposal/expire-invitations.js';
import { InviteCoSigner, inviteCoSigner } from './proposal/invite-co-signer.js';
import { Proposal } from './proposal/proposal.js';
import { PutToCoSigners, putToCoSigners } from './proposal/put-to-co-signers.js';
import { SubmitProposal, submitProposal } from './proposal/submit-proposal.js';
import { WithdrawProposal, withdrawProposal } from './proposal/withdraw-proposal.js';
import { fileProposalOnNumberReserved } from './reactions/file-proposal-on-number-reserved.js';
import { keepCaseWithProposal } from './reactions/keep-case-with-proposal.js';
import { openOpinionCaseOnSubmitted } from './reactions/open-opinion-case-on-submitted.js';
import { relayCoSignatureOnAnswered } from './reactions/relay-co-signature-on-answered.js';
import { relayProposalOnInvited } from './reactions/relay-proposal-on-invited.js';
import { reserveNumberOnRequested } from './reactions/reserve-number-on-requested.js';
import { shareCaseOnOpened } from './reactions/share-case-on-opened.js';
import { shareOpinionCaseOnOpened } from './reactions/share-opinion-case-on-opened.js';
import { voidNumberOnReturned } from './reactions/void-number-on-returned.js';
import { READERS, WRITERS } from './readers.js';
import { refusals } from './refusals.js';
import { coSignatureToEnter } from './todos/co-signature-to-enter.js';
import { invitationToAnswer } from './todos/invitation-to-answer.js';
import { opinionToReview } from './todos/opinion-to-review.js';
import { outcomes } from './todos/outcomes.js';
import { proposalToReview } from './todos/proposal-to-review.js';
import { proposalToSubmit } from './todos/proposal-to-submit.js';
import { NotFiledReasonsHandler } from './views/not-filed-reasons.query.js';
import { notFiledReasons } from './views/not-filed-reasons.view.js';
import { opinionBoard } from './views/opinion-board.view.js';
import { OpinionCard } from './views/opinion-card.js';
import { OwnOpinionsHandler, OwnProposalsHandler } from './views/own.query.js';
import { proposalBoard } from './views/proposal-board.view.js';
import { ProposalCard } from './views/proposal-card.js';
import { proposalPeople } from './views/proposal-people.view.js';
import { NotFiledReasonsController, OwnProposalsController } from './views/views.controller.js';

const proposalOffice: readonly Role[] = ['proposal-office'];
const informationOffice: readonly Role[] = ['information-office'];
const system: readonly Role[] = ['system'];

const ofProposals = commands('proposals', Proposal, (command) => [
  command(PutToCoSigners, putToCoSigners, WRITERS, {
    label: { zh: '提请联名', en: 'Put a proposal to co-signers' },
    facts: facts.leadFacts,
    example: examples.putToCoSigners,
  }),
  command(InviteCoSigner, inviteCoSigner, WRITERS, {
    label: { zh: '邀请联名人', en: 'Invite a co-signer' },
    facts: facts.invitationFacts,
    example: examples.inviteCoSigner,
  }),
  command(ExpireInvitations, expireInvitations, system, {
    label: { zh: '联名邀请过期', en: 'Let invitations expire' },
    example: examples.expireInvitations,
  }),
  command(SubmitProposal, submitProposal, WRITERS, {
    label: { zh: '提交提案', en: 'Submit a proposal' },
    facts: facts.signatureFacts,
    example: examples.submitProposal,
  }),
  command(WithdrawProposal, withdrawProposal, WRITERS, {
    label: { zh: '撤回提案', en: 'Withdraw a proposal' },
    facts: facts.withdrawalFacts,
    example: examples.withdrawProposal,
  }),
]);

const ofCoSignatures = commands('co-signatures', CoSignature, (command) => [
  command(GiveCoSignature, giveCoSignature, WRITERS, {
    label: { zh: '同意联名', en: 'Sign a proposal' },
    facts: facts.invitedFacts,
    example: examples.giveCoSignature,
  }),
  command(DeclineCoSignature, declineCoSignature, WRITERS, {
    label: { zh: '不联名', en: 'Decline to sign' },
    facts: facts.invitedFacts,
    example: examples.declineCoSignature,
  }),
]);

const ofOpinionReports = commands('opinion-reports', OpinionReport, (command) => [
  command(SubmitOpinion, submitOpinion, WRITERS, {
    label: { zh: '提交社情民意信息', en: 'Submit an opinion item' },
    facts: facts.reporterFacts,
    example: examples.submitOpinion,
  }),
]);

const ofProposalCases = commands('proposal-cases', ProposalCase, (command) => [
  command(OpenCase, openCase, system, { label: { zh: '受理提案', en: 'Open a case' }, example: examples.openCase }),
  command(FileProposal, fileProposal, proposalOffice, {
    label: { zh: '立案', en: 'File a proposal' },
    facts: facts.seriesFacts,
    example: examples.fileProposal,
  }),
  command(RecordNumber, recordNumber, system, { label: { zh: '编号', en: 'Record the number' }, example: examples.recordNumber }),
  command(NotFileProposal, notFileProposal, proposalOffice, {
    label: { zh: '不予立案', en: 'Do not file a proposal' },
    facts: facts.reasonFacts,
    example: examples.notFileProposal,
  }),
  command(WithdrawCase, withdrawCase, system, { label: { zh: '撤案', en: 'Withdraw a case' }, example: examples.withdrawCase }),
]);

const ofNumberSeries = commands('number-series', NumberSeries, (command) => [
  command(ReserveNumber, reserveNumber, system, { label: { zh: '取号', en: 'Reserve a number' }, example: examples.reserveNumber }),
  command(VoidNumber, voidNumber, system, { label: { zh: '作废编号', en: 'Void a number' }, example: examples.voidNumber }),
]);

const ofNotFiledReasons = commands('not-filed-reasons', NotFiledReason, (command) => [
  command(DefineNotFiledReason, defineNotFiledReason, proposalOffice, {
    label: { zh: '增加或修改本地不予立案理由', en: 'Add or word a local ground for not filing' },
    example: examples.defineNotFiledReason,
  }),
  command(RetireNotFiledReason, retireNotFiledReason, proposalOffice, {
    label: { zh: '停用本地不予立案理由', en: 'Retire a local ground for not filing' },
    example: examples.retireNotFiledReason,
  }),
]);

const ofOpinionCases = commands('opinion-cases', OpinionCase, (command) => [
  command(OpenOpinionCase, openOpinionCase, system, {
    label: { zh: '受理社情民意信息', en: 'Open an opinion case' },
    example: examples.openOpinionCase,
  }),
  command(AdoptOpinion, adoptOpinion, informationOffice, {
    label: { zh: '采用', en: 'Adopt an opinion item' },
    facts: facts.sourceFacts,
    example: examples.adoptOpinion,
  }),
  command(KeepOpinion, keepOpinion, informationOffice, {
    label: { zh: '不采用（说明原因）', en: 'Keep an opinion item' },
    example: examples.keepOpinion,
  }),
]);

/** What members propose and report, and what they and their co-signers hear of it. */
export const proposals: Service = service('proposals', {
  commands: [ofProposals, ofCoSignatures, ofOpinionReports],
  views: [
    view(proposalBoard, {
      model: ProposalCard,
      roles: READERS,
      label: { zh: '提案', en: 'Proposals' },
      filters: ['node', 'stage', 'review', 'leadProposer', 'submittedOn', 'number'],
      orderBy: 'submittedOn',
    }),
    view(opinionBoard, {
      model: OpinionCard,
      roles: READERS,
      label: { zh: '社情民意信息', en: 'Opinion items' },
      filters: ['node', 'review', 'reporter', 'submittedOn'],
      orderBy: 'submittedOn',
    }),
    view(proposalPeople),
    view(notFiledReasons),
  ],
  alarms: [alarm(invitationExpired)],
  todos: [invitationToAnswer, coSignatureToEnter, proposalToSubmit, ...outcomes],
  controllers: [ProposalDraftsController, OpinionDraftsController, OwnProposalsController, NotFiledReasonsController],
  providers: [OwnDrafts, OwnProposalsHandler, OwnOpinionsHandler, NotFiledReasonsHandler],
  refusals,
});

/** What the county makes of them, and what it carries from one township to another. */
export const proposalReview: Service = service('proposal-review', {
  commands: [ofProposalCases, ofNumberSeries, ofNotFiledReasons, ofOpinionCases],
  reactions: [
    reaction(relayProposalOnInvited),
    reaction(relayCoSignatureOnAnswered),
    reaction(keepCaseWithProposal),
    reaction(shareCaseOnOpened),
    reaction(reserveNumberOnRequested),
    reaction(fileProposalOnNumberReserved),
    reaction(voidNumberOnReturned),
    reaction(openOpinionCaseOnSubmitted),
    reaction(shareOpinionCaseOnOpened),
  ],
  todos: [proposalToReview, opinionToReview],
});

/** What a committee of a level runs of them: a county reviews its townships' proposals besides. */
export function proposalsAt(level: CommitteeLevel): readonly Service[] {
  return level === 'COUNTY' ? [proposals, proposalReview] : [proposals];
}
