import type { ProposalCard } from '../../api/proposals';
import { formOf, shelvedProposals, stateOf, textOf } from './proposal-form';

const blank = formOf({}, '101-01', () => 's1');
const written = { ...blank, title: ' 修路 ', facts: '坑洼', analysis: '失修', suggestions: [{ suggestionId: 's1', text: '铺沥青' }] };

describe('a proposal as it is written', () => {
  it('begins with a suggestion to fill and is not handed in while something is missing', () => {
    expect(blank.suggestions).toEqual([{ suggestionId: 's1', text: '' }]);
    expect(textOf(blank)).toBeUndefined();
    expect(textOf({ ...written, suggestions: blank.suggestions })).toBeUndefined();
    expect(textOf({ ...written, leadProposer: '' })).toBeUndefined();
  });
  it('is handed in without blanks and without whom it is put to', () =>
    expect(
      textOf({
        ...written,
        coSigners: [{ memberId: '101-02', node: 'n' }],
        suggestions: [...written.suggestions, { suggestionId: 's2', text: ' ' }],
      }),
    ).toEqual({
      kind: 'INTER_SESSION',
      leadProposer: '101-01',
      source: null,
      title: '修路',
      facts: '坑洼',
      analysis: '失修',
      suggestions: [{ suggestionId: 's1', text: '铺沥青' }],
    }));
});

describe('where a proposal stands', () => {
  it.each([
    ['COLLECTING', '', 'collecting'],
    ['SUBMITTED', '', 'sent'],
    ['SUBMITTED', 'NUMBERING', 'review'],
    ['SUBMITTED', 'NOT_FILED', 'notFiled'],
    ['WITHDRAWN', '', 'withdrawn'],
    ['WITHDRAWN', 'FILED', 'filed'],
  ] as const)('is, of %s and %s, %s', (stage, review, state) => expect(stateOf({ stage, review })).toBe(state));
  it('puts what waits before what is decided', () => {
    const cards = [
      { key: 'a', stage: 'SUBMITTED', review: 'FILED', decidedOn: '2026-03-01' },
      { key: 'b', stage: 'SUBMITTED', review: 'OPEN', submittedOn: '2026-03-02', decidedOn: '' },
    ] as ProposalCard[];
    const { open, decided } = shelvedProposals(cards);
    expect([open, decided].map((shelf) => shelf.map(({ key }) => key))).toEqual([['b'], ['a']]);
  });
});
