import { anyHistory, attempts } from '@tongxin/testing';
import fc from 'fast-check';
import { fileProposal } from './file-proposal.js';
import { notFileProposal } from './not-file-proposal.js';
import { openCase } from './open-case.js';
import { ProposalCase } from './proposal-case.js';
import { recordNumber } from './record-number.js';
import { withdrawCase } from './withdraw-case.js';

const reason = { zh: '学术研讨', en: 'An academic discussion' };
const command = { proposal: 'proposal-990101101.p1', township: '990101101', leadProposer: '12-001', coSigners: [] };

describe('proposal case', () => {
  it('is filed or not, never both, under one number, whatever is tried', () =>
    anyHistory(
      ProposalCase,
      [
        attempts(openCase, fc.constant(command)),
        attempts(fileProposal, fc.constantFrom({}, { series: '11-5' }), { facts: { seriesNow: '12-1' } }),
        attempts(recordNumber, fc.record({ number: fc.constantFrom('12-1-001', '12-1-002', 'constructor') })),
        attempts(
          notFileProposal,
          fc.record({ reasonCode: fc.constantFrom('ACADEMIC_DISCUSSION', 'LATE'), note: fc.constantFrom(null, '请补充') }),
          {
            facts: { reason },
          },
        ),
        attempts(withdrawCase, fc.record({ reason: fc.constantFrom('已解决', '重复') })),
      ],
      {
        holds(theCase, history) {
          if (!theCase.opened) expect(history).toEqual([]);
          expect(theCase.number !== null && theCase.notFiled !== null).toBe(false);
          if (theCase.number !== null) expect(theCase.requested).not.toBeNull();
          expect(history.filter(({ type }) => type === 'ProposalFiled').length).toBeLessThanOrEqual(1);
          expect(Object.keys(theCase.returned)).not.toContain(theCase.number);
        },
      },
    ));
});
