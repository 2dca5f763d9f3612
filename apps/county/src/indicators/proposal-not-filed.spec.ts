import type { ProposalCaseEvent } from '@tongxin/contracts';
import { figuresOf } from '../testing/figures-of.js';
import { admitted, caseOpened, itsCase, on, register } from '../testing/member-events.js';
import { proposalNotFiled } from './proposal-not-filed.js';

const known = on('2022-01-10', register('0001'), admitted);
const opened = on('2023-03-16', itsCase, caseOpened);
const notFiled: ProposalCaseEvent = {
  type: 'ProposalNotFiled',
  data: { reasonCode: 'PROMOTION', reason: { zh: '宣传', en: 'Promotion' }, note: null },
};

describe('proposal.notFiled', () => {
  it('counts by ground and sector', () =>
    expect(figuresOf(proposalNotFiled, [known, opened, on('2023-04-02', itsCase, notFiled)])).toEqual({
      '2023-04 990101101 *': '1/0',
      '2023-04 990101101 reason=PROMOTION': '1/0',
      '2023-04 990101101 sector=农业界': '1/0',
    }));
});
