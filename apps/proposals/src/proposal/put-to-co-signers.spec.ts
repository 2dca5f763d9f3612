import type { ProposalEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import type { ActorFacts } from '../fields.js';
import { Proposal } from './proposal.js';
import { putToCoSigners, type PutToCoSigners } from './put-to-co-signers.js';

const text: PutToCoSigners = {
  kind: 'INTER_SESSION',
  title: '关于加强农村水源地保护的建议',
  facts: '两处水源地没有围栏。',
  analysis: '',
  suggestions: [{ suggestionId: 's1', text: '设置围栏。' }],
  source: { activity: 'activity-990101101.a1', findingId: 'f1' },
  leadProposer: '12-001',
};
const put: ProposalEvent = { type: 'ProposalPutToCoSigners', data: { ...text, version: 1 } };
const submitted: ProposalEvent = { type: 'ProposalSubmitted', data: { ...text, coSigners: [] } };
const withdrawn: ProposalEvent = { type: 'ProposalWithdrawn', data: { reason: '已解决' } };
const facts: ActorFacts = { onlyFor: null, standing: 'IN_OFFICE' };
const { given } = specFor(Proposal, putToCoSigners, { id: 'p1', facts });

describe('put to co-signers', () => {
  it('puts the whole text', () => given().when(text).then(put));
  it('puts a changed text as a new version', () =>
    given(put)
      .when({ ...text, analysis: '没有管护经费。' })
      .then({ type: 'ProposalPutToCoSigners', data: { ...text, analysis: '没有管护经费。', version: 2 } }));
  it('is done by the lead proposer, or by those who enter it for all', () => {
    given()
      .when(text, { facts: { ...facts, onlyFor: '12-001' } })
      .then(put);
    given()
      .when(text, { facts: { ...facts, onlyFor: '12-002' } })
      .thenRefused('proposal.of-another');
  });
  it('refuses who is not in the register or not in office, and asks no empty register', () => {
    given()
      .when(text, { facts: { ...facts, standing: 'UNKNOWN' } })
      .thenRefused('proposal.member-unknown', { memberId: '12-001' });
    given()
      .when(text, { facts: { ...facts, standing: 'LEFT' } })
      .thenRefused('proposal.member-left', { memberId: '12-001' });
    given()
      .when(text, { facts: { ...facts, standing: 'NOT_ASKED' } })
      .then(put);
  });
  it('refuses another lead proposer, and an id that is no draft’s', () => {
    given(put)
      .when({ ...text, leadProposer: '12-002' })
      .thenRefused('proposal.other-lead', { leadProposer: '12-001' });
    given().when(text, { id: 'a.b' }).thenRefused('proposal.bad-id', { id: 'a.b' });
  });
  it('refuses once submitted or withdrawn', () => {
    given(put, submitted)
      .when({ ...text, analysis: '补充' })
      .thenRefused('proposal.already-submitted');
    given(put, withdrawn).when(text).thenRefused('proposal.withdrawn', { reason: '已解决' });
  });
});
