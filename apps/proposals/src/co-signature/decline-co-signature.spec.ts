import type { CoSignatureEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import type { InvitedFacts, KnownInvitation } from './answer.js';
import { CoSignature } from './co-signature.js';
import { declineCoSignature } from './decline-co-signature.js';

const proposal = 'proposal-990101101.p1';
const signed: CoSignatureEvent = { type: 'CoSignatureGiven', data: { proposal, memberId: '12-009', version: 1 } };
const declined: CoSignatureEvent = { type: 'CoSignatureDeclined', data: { proposal, memberId: '12-009', version: 1 } };
const invitation: KnownInvitation = { proposal, memberId: '12-009', answerBy: '2026-04-10', version: 1, open: true };
const facts: InvitedFacts = { onlyFor: null, invitation };
const { given } = specFor(CoSignature, declineCoSignature, { node: '990101201', id: '990101101.p1.12-009', facts });

describe('decline co-signature', () => {
  it('says no', () => given().when({ version: 1 }).then(declined));
  it('takes a signature back', () => given(signed).when({ version: 1 }).then(declined));
  it('does nothing when said, however late', () => given(declined).when({ version: 1 }, { today: '2026-05-01' }).thenNothing());
  it('refuses after the last day, and once the proposal is submitted or withdrawn', () => {
    given(signed).when({ version: 1 }, { today: '2026-04-11' }).thenRefused('co-signature.too-late');
    given(signed)
      .when({ version: 1 }, { facts: { ...facts, invitation: { ...invitation, open: false } } })
      .thenRefused('co-signature.closed');
  });
  it('refuses another text, another member, and who was not asked here', () => {
    given().when({ version: 2 }).thenRefused('co-signature.other-text', { version: 1 });
    given()
      .when({ version: 1 }, { facts: { ...facts, onlyFor: '12-010' } })
      .thenRefused('co-signature.of-another');
    given()
      .when({ version: 1 }, { facts: { ...facts, invitation: null } })
      .thenRefused('co-signature.not-invited');
  });
});
