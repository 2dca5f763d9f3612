import type { DemandCard } from '../../api/demands';
import { outcomesOf, shelvedDemands } from './demand-words';

const card = (fields: Partial<DemandCard>): DemandCard =>
  ({ dueOn: '', answers: [], revisits: [], status: 'RECEIVED', ...fields }) as DemandCard;
const answers = [{ answerId: 'a', on: '2026-03-02', result: 'RESOLVED' as const }];

describe('residents’ demands', () => {
  it('stand by what is to be done, the earliest due first', () => {
    const { open, answered, closed } = shelvedDemands([
      card({ id: '1' }),
      card({ id: '2', status: 'ASSIGNED', dueOn: '2026-03-09' }),
      card({ id: '3', status: 'REVISITED' }),
      card({ id: '4', status: 'CLOSED' }),
    ]);
    expect([open, answered, closed].map((shelf) => shelf.map(({ id }) => id))).toEqual([['2', '1'], ['3'], ['4']]);
  });
  it('are settled on the resident’s own word alone', () => {
    expect(outcomesOf(card({ answers }))).not.toContain('SETTLED');
    expect(outcomesOf(card({ answers, revisits: [{ revisitId: 'r', on: '2026-03-03', satisfied: true }] }))).toContain('SETTLED');
    expect(outcomesOf(card({ answers, revisits: [{ revisitId: 'r', on: '2026-03-03', satisfied: false }] }))).toContain('NOT_SETTLED');
  });
  it('are not settled by a word from before the last answer', () =>
    expect(outcomesOf(card({ answers, revisits: [{ revisitId: 'r', on: '2026-03-01', satisfied: true }] }))).not.toContain('SETTLED'));
});
