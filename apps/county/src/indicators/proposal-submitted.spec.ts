import type { ProposalEvent } from '@tongxin/contracts';
import { figuresOf } from '../testing/figures-of.js';
import { admitted, itsProposal, on, register, submitted } from '../testing/member-events.js';
import { proposalSubmitted } from './proposal-submitted.js';

const known = on('2022-01-10', register('0001'), admitted);
const sent = on('2023-03-15', itsProposal, submitted);
const withdrawn = on('2023-04-01', itsProposal, { type: 'ProposalWithdrawn', data: { reason: '' } } satisfies ProposalEvent);
const inFinance = on('2023-05-01', register('0001'), { type: 'MemberProfileAmended', data: { sector: '经济界' } });
const ofFarmers = { '2023-03 990101101 *': '1/0', '2023-03 990101101 sector=农业界': '1/0' };

describe('proposal.submitted', () => {
  it('counts for the township and sector of the lead proposer alone', () =>
    expect(figuresOf(proposalSubmitted, [known, sent])).toEqual(ofFarmers));
  it('is the same when the register comes later', () => expect(figuresOf(proposalSubmitted, [sent, known])).toEqual(ofFarmers));
  it('stays with the sector of the day, whatever becomes of the member', () =>
    expect(figuresOf(proposalSubmitted, [known, sent, inFinance])).toEqual(ofFarmers));
  it('says so where the register does not know the member', () =>
    expect(figuresOf(proposalSubmitted, [sent])).toEqual({ '2023-03 990101101 *': '1/0', '2023-03 990101101 sector=UNREGISTERED': '1/0' }));
  it('does not count one that was withdrawn', () => expect(figuresOf(proposalSubmitted, [known, sent, withdrawn])).toEqual({}));
});
