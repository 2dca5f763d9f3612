import { viewReaderOf } from '@tongxin/testing';
import { OwnOpinionsHandler, OwnOpinionsQuery, OwnProposalsHandler, OwnProposalsQuery } from './own.query.js';

const people: [string, object][] = Array.from({ length: 150 }, (_, index) => [
  `12-001:n.p${index}`,
  { memberId: '12-001', proposal: `n.p${index}`, as: 'LEAD' },
]);
const views = viewReaderOf({
  'proposal-people': {
    ...Object.fromEntries(people),
    '12-009:n.p0': { memberId: '12-009', proposal: 'n.p0', as: 'CO_SIGNER' },
    '12-009:n.gone': { memberId: '12-009', proposal: 'n.gone', as: 'CO_SIGNER' },
  },
  'proposal-board': Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`n.p${index}`, { key: `n.p${index}` }])),
  'opinion-board': { 'n.o1': { key: 'n.o1', reporter: '12-001' }, 'n.o2': { key: 'n.o2', reporter: '12-002' } },
});

describe('what is a member’s own', () => {
  it('are the proposals led and those to sign, all of them', async () => {
    const handler = new OwnProposalsHandler(views);
    expect(await handler.execute(new OwnProposalsQuery('12-001'))).toHaveLength(150);
    expect(await handler.execute(new OwnProposalsQuery('12-009'))).toEqual([{ as: 'CO_SIGNER', proposal: { key: 'n.p0' } }]);
  });
  it('are the opinion items reported', async () =>
    expect(await new OwnOpinionsHandler(views).execute(new OwnOpinionsQuery('12-001'))).toEqual([{ key: 'n.o1', reporter: '12-001' }]));
  it('is nothing for an account that is no member’s', async () => {
    expect(await new OwnProposalsHandler(views).execute(new OwnProposalsQuery(''))).toEqual([]);
    expect(await new OwnOpinionsHandler(views).execute(new OwnOpinionsQuery(''))).toEqual([]);
  });
});
