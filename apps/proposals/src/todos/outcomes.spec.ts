import { viewReaderOf } from '@tongxin/testing';
import { outcomes } from './outcomes.js';

const place = { node: { id: '990101101', name: '青石镇政协工委', superior: '990101', epoch: 1 }, today: '2026-04-20' };
const found = (code: string, cards: object) => {
  const todo = outcomes.find((one) => one.code === code);
  if (!todo) throw new Error(`no todo ${code}`);
  return todo.find(
    viewReaderOf({ 'proposal-board': cards as Record<string, object>, 'opinion-board': cards as Record<string, object> }),
    place,
  );
};
const own = '990101101.p1';
const theirs = '990101201.p2';
const card = (key: string, rest: object) => ({
  [key]: { key, node: key.split('.')[0], title: `《${key}》`, leadProposer: '12-001', reporter: '12-001', coSigners: [], ...rest },
});
const item = (page: string, key: string, since: string) => ({
  params: { title: `《${key}》` },
  dueOn: null,
  since,
  link: { page, params: { key } },
});

describe('what the county decided', () => {
  it('stands for two weeks on the lists of a proposal’s members here, and of the clerk', async () => {
    const coSigners = [
      { memberId: '12-002', node: '990101101' },
      { memberId: '13-001', node: '990101201' },
    ];
    const cards = {
      ...card(own, { review: 'FILED', decidedOn: '2026-04-06', coSigners }),
      ...card(theirs, { review: 'NOT_FILED', decidedOn: '2026-04-19', coSigners, leadProposer: '13-002' }),
      ...card('990101101.p6', { review: 'FILED', decidedOn: '2026-04-05' }),
      ...card('990101101.p7', { review: 'WITHDRAWN', decidedOn: '2026-04-19' }),
      ...card('990101201.p8', { review: 'FILED', decidedOn: '2026-04-19' }),
    };
    expect(await found('proposal-outcome-to-hear', cards)).toEqual([
      { ...item('proposal', own, '2026-04-06'), memberId: '12-001' },
      { ...item('proposal', own, '2026-04-06'), memberId: '12-002' },
      { ...item('proposal', theirs, '2026-04-19'), memberId: '12-002' },
    ]);
    expect(await found('proposal-outcome-to-tell', cards)).toEqual([
      item('proposal', own, '2026-04-06'),
      item('proposal', theirs, '2026-04-19'),
    ]);
  });
  it('stands for two weeks on the list of an opinion item’s reporter here, and of the clerk', async () => {
    const cards = {
      ...card(own, { review: 'KEPT', decidedOn: '2026-04-19' }),
      ...card(theirs, { review: 'ADOPTED', decidedOn: '2026-04-19' }),
      ...card('990101101.o3', { review: 'ADOPTED', decidedOn: '2026-04-05' }),
    };
    expect(await found('opinion-outcome-to-hear', cards)).toEqual([{ ...item('opinion', own, '2026-04-19'), memberId: '12-001' }]);
    expect(await found('opinion-outcome-to-tell', cards)).toEqual([item('opinion', own, '2026-04-19')]);
  });
});
