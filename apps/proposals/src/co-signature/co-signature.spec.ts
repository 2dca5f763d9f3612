import { anyHistory, attempts } from '@tongxin/testing';
import fc from 'fast-check';
import type { InvitedFacts } from './answer.js';
import { CoSignature } from './co-signature.js';
import { declineCoSignature } from './decline-co-signature.js';
import { giveCoSignature } from './give-co-signature.js';

const facts = (version: number, open = true): InvitedFacts => ({
  onlyFor: null,
  invitation: { proposal: 'proposal-990101101.p1', memberId: '12-009', answerBy: '2026-04-10', version, open },
});
const version = fc.record({ version: fc.constantFrom(1, 2) });

describe('co-signature', () => {
  it('holds the last word that was given in time, whatever is tried', () =>
    anyHistory(
      CoSignature,
      [1, 2].flatMap((now) => [
        attempts(giveCoSignature, version, { facts: facts(now) }),
        attempts(declineCoSignature, version, { facts: facts(now) }),
        attempts(giveCoSignature, version, { facts: facts(now, false) }),
        attempts(declineCoSignature, version, { facts: facts(now), today: '2026-04-11' }),
      ]),
      {
        holds({ answer }, history) {
          const last = history.at(-1);
          expect(answer).toEqual(last ? { given: last.type === 'CoSignatureGiven', version: last.data.version } : null);
        },
      },
    ));
});
