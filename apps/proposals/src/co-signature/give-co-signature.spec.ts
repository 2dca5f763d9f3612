import type { CoSignatureEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import type { InvitedFacts, KnownInvitation } from './answer.js';
import { CoSignature } from './co-signature.js';
import { giveCoSignature } from './give-co-signature.js';

const proposal = 'proposal-990101101.p1';
const given1: CoSignatureEvent = { type: 'CoSignatureGiven', data: { proposal, memberId: '12-009', version: 1 } };
const declined1: CoSignatureEvent = { type: 'CoSignatureDeclined', data: { proposal, memberId: '12-009', version: 1 } };
const invitation: KnownInvitation = { proposal, memberId: '12-009', answerBy: '2026-04-10', version: 1, open: true };
const facts: InvitedFacts = { onlyFor: null, invitation };
const known = (changes: Partial<KnownInvitation>) => ({ facts: { ...facts, invitation: { ...invitation, ...changes } } });
const { given } = specFor(CoSignature, giveCoSignature, { node: '990101201', id: '990101101.p1.12-009', facts });

describe('give co-signature', () => {
  it('signs, by the member or by those who enter it for all', () => {
    given().when({ version: 1 }).then(given1);
    given()
      .when({ version: 1 }, { facts: { ...facts, onlyFor: '12-009' } })
      .then(given1);
  });
  it('signs after having declined, and a changed text anew', () => {
    given(declined1).when({ version: 1 }).then(given1);
    given(given1)
      .when({ version: 2 }, known({ version: 2 }))
      .then({ type: 'CoSignatureGiven', data: { proposal, memberId: '12-009', version: 2 } });
  });
  it('does nothing when signed, however late', () => given(given1).when({ version: 1 }, { today: '2026-05-01' }).thenNothing());
  it('signs on the last day, not after it', () => {
    given().when({ version: 1 }, { today: '2026-04-10' }).then(given1);
    given().when({ version: 1 }, { today: '2026-04-11' }).thenRefused('co-signature.too-late', { answerBy: '2026-04-10' });
  });
  it('refuses a text that has changed, and a proposal that is submitted or withdrawn', () => {
    given()
      .when({ version: 1 }, known({ version: 2 }))
      .thenRefused('co-signature.other-text', { version: 2 });
    given()
      .when({ version: 1 }, known({ open: false }))
      .thenRefused('co-signature.closed');
  });
  it('refuses another member, and who was not asked here', () => {
    given()
      .when({ version: 1 }, { facts: { ...facts, onlyFor: '12-010' } })
      .thenRefused('co-signature.of-another');
    given()
      .when({ version: 1 }, { facts: { ...facts, invitation: null } })
      .thenRefused('co-signature.not-invited');
  });
});
