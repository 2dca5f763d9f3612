import type { ProposalCaseEvent } from '@tongxin/contracts';
import { figuresOf } from '../testing/figures-of.js';
import { admitted, caseOpened, itsCase, itsProposal, on, register, submitted } from '../testing/member-events.js';
import { proposalFiled } from './proposal-filed.js';

const known = on('2022-01-10', register('0001'), admitted);
const sent = on('2023-03-15', itsProposal, submitted);
const opened = on('2023-03-16', itsCase, caseOpened);
const filed = on('2023-04-02', itsCase, { type: 'ProposalFiled', data: { number: '12-2-001' } } satisfies ProposalCaseEvent);

describe('proposal.filed', () => {
  it('counts nothing that is only submitted', () => expect(figuresOf(proposalFiled, [known, sent, opened])).toEqual({}));
  it('counts on the day of the decision, for the township it came from', () =>
    expect(figuresOf(proposalFiled, [known, sent, opened, filed])).toEqual({
      '2023-04 990101101 *': '1/0',
      '2023-04 990101101 sector=农业界': '1/0',
    }));
});
