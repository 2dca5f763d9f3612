import type { DeclineCoSignature } from './co-signature/decline-co-signature.js';
import type { GiveCoSignature } from './co-signature/give-co-signature.js';
import type { OpinionDraftContent, ProposalDraftContent } from './drafts/drafts.models.js';
import type { DefineNotFiledReason } from './not-filed-reason/define-not-filed-reason.js';
import type { RetireNotFiledReason } from './not-filed-reason/retire-not-filed-reason.js';
import type { ReserveNumber } from './number-series/reserve-number.js';
import type { VoidNumber } from './number-series/void-number.js';
import type { AdoptOpinion } from './opinion-case/adopt-opinion.js';
import type { KeepOpinion } from './opinion-case/keep-opinion.js';
import type { OpenOpinionCase } from './opinion-case/open-opinion-case.js';
import type { SubmitOpinion } from './opinion-report/submit-opinion.js';
import type { FileProposal } from './proposal-case/file-proposal.js';
import type { NotFileProposal } from './proposal-case/not-file-proposal.js';
import type { OpenCase } from './proposal-case/open-case.js';
import type { RecordNumber } from './proposal-case/record-number.js';
import type { WithdrawCase } from './proposal-case/withdraw-case.js';
import type { ExpireInvitations } from './proposal/expire-invitations.js';
import type { InviteCoSigner } from './proposal/invite-co-signer.js';
import type { PutToCoSigners } from './proposal/put-to-co-signers.js';
import type { SubmitProposal } from './proposal/submit-proposal.js';
import type { WithdrawProposal } from './proposal/withdraw-proposal.js';

// Bodies that are accepted, for the API document; a spec keeps them so.

const ID = '019b1c9e-3f4a-7c21-9d1e-0a5b6c7d8e9f';
const source = { activity: 'activity-990101101.5b6c3c1e-2f0a-5d6b-9c1d-0e4f5a6b7c8d', findingId: 'finding-1' };

export const putToCoSigners: PutToCoSigners = {
  kind: 'INTER_SESSION',
  title: '关于加强农村水源地保护的建议',
  facts: '视察中看到，两处水源地没有围栏，牲畜可以进入。',
  analysis: '管护责任没有落实到人，经费没有列入预算。',
  suggestions: [
    { suggestionId: 's1', text: '为全部集中式水源地设置围栏和警示牌。' },
    { suggestionId: 's2', text: '把管护经费列入年度预算。' },
  ],
  source,
  leadProposer: '12-001',
};
export const inviteCoSigner: InviteCoSigner = { memberId: '12-009', node: '990101201', answerBy: '2026-06-12' };
export const expireInvitations: ExpireInvitations = { memberIds: ['12-009'] };
export const submitProposal: SubmitProposal = putToCoSigners;
export const withdrawProposal: WithdrawProposal = { reason: '有关部门已经解决' };

export const giveCoSignature: GiveCoSignature = { version: 1 };
export const declineCoSignature: DeclineCoSignature = { version: 1 };

export const openCase: OpenCase = {
  proposal: `proposal-990101101.${ID}`,
  township: '990101101',
  leadProposer: '12-001',
  coSigners: [{ memberId: '12-009', node: '990101201' }],
};
export const fileProposal: FileProposal = { series: '12-1' };
export const recordNumber: RecordNumber = { number: '12-1-014' };
export const notFileProposal: NotFileProposal = { reasonCode: 'NO_CONCRETE_SUGGESTION', note: '请补充具体建议后再提交' };
export const withdrawCase: WithdrawCase = { reason: '有关部门已经解决' };

export const reserveNumber: ReserveNumber = { usedFor: `proposalCase-990101.990101101.${ID}` };
export const voidNumber: VoidNumber = { number: '12-1-014', reason: 'WITHDRAWN' };

export const defineNotFiledReason: DefineNotFiledReason = { zh: '同一届内重复提出', en: 'Put forward before in the same term' };
export const retireNotFiledReason: RetireNotFiledReason = {};

export const submitOpinion: SubmitOpinion = {
  title: '部分村卫生室周末无人值班',
  text: '走访中听到，有三个村的卫生室周末不开门，老人就医要到镇上。建议由镇卫生院安排轮值。',
  source,
  reporter: '12-001',
};
export const openOpinionCase: OpenOpinionCase = { report: `opinionReport-990101101.${ID}`, township: '990101101', reporter: '12-001' };
export const adoptOpinion: AdoptOpinion = { adoptionId: 'adoption-1', level: 'COUNTY', form: 'SINGLE', on: '2026-06-18', sources: [] };
export const keepOpinion: KeepOpinion = { reason: '有关部门已在办理' };

export const proposalDraftExample: ProposalDraftContent = { title: '关于加强农村水源地保护的建议', leadProposer: '12-001', source };
export const opinionDraftExample: OpinionDraftContent = { title: '部分村卫生室周末无人值班', reporter: '12-001', source: null };
