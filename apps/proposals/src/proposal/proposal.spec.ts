import { anyHistory, attempts } from '@tongxin/testing';
import fc from 'fast-check';
import { expireInvitations } from './expire-invitations.js';
import { inviteCoSigner } from './invite-co-signer.js';
import { Proposal } from './proposal.js';
import { putToCoSigners } from './put-to-co-signers.js';
import { submitProposal } from './submit-proposal.js';
import { withdrawProposal } from './withdraw-proposal.js';

const memberId = fc.constantFrom('12-001', '12-009', 'constructor');
const text = fc.record({
  kind: fc.constant('INTER_SESSION' as const),
  title: fc.constantFrom('水源地', '管网'),
  facts: fc.constant('情况'),
  analysis: fc.constantFrom('', '分析'),
  suggestions: fc.constant<{ suggestionId: string; text: string }[]>([{ suggestionId: 's1', text: '建议' }]),
  source: fc.constant(null),
  leadProposer: fc.constantFrom('12-001', '12-002'),
});
const invitation = fc.record({
  memberId,
  node: fc.constantFrom('990101101', '990101201'),
  answerBy: fc.constantFrom('2026-03-20', '2026-04-01', '2026-04-20'),
});
const standing = 'IN_OFFICE' as const;
const signatures = [
  { memberId: '12-009', version: 1 },
  { memberId: 'constructor', version: 2 },
];

describe('proposal', () => {
  it('keeps its lead, names only co-signers who were asked, and ends submitted or withdrawn, whatever is tried', () =>
    anyHistory(
      Proposal,
      [
        attempts(putToCoSigners, text, { facts: { onlyFor: null, standing } }),
        attempts(inviteCoSigner, invitation, { facts: { onlyFor: null, standing, nodeKnown: true } }),
        attempts(inviteCoSigner, invitation, { facts: { onlyFor: '12-002', standing, nodeKnown: true }, today: '2026-03-10' }),
        attempts(expireInvitations, fc.record({ memberIds: fc.uniqueArray(memberId, { minLength: 1 }) })),
        attempts(submitProposal, text, { facts: { onlyFor: null, standing, signatures } }),
        attempts(submitProposal, text, { facts: { onlyFor: '12-001', standing, signatures: [] } }),
        attempts(withdrawProposal, fc.record({ reason: fc.constantFrom('已解决', '重复') }), { facts: { onlyFor: null, decided: false } }),
      ],
      {
        holds(proposal, history) {
          const leads = new Set(history.flatMap(({ data }) => ('leadProposer' in data ? [data.leadProposer] : [])));
          expect(leads.size).toBeLessThanOrEqual(1);
          for (const coSigner of proposal.submitted?.coSigners ?? []) expect(Object.keys(proposal.invited)).toContain(coSigner.memberId);
          expect(history.filter(({ type }) => type === 'ProposalSubmitted').length).toBeLessThanOrEqual(1);
          const withdrawal = history.findIndex(({ type }) => type === 'ProposalWithdrawn');
          if (withdrawal >= 0) expect(withdrawal).toBe(history.length - 1);
        },
      },
    ));
});
