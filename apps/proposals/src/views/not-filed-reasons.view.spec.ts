import type { NotFiledReasonEvent } from '@tongxin/contracts';
import { viewReaderOf, viewSpecFor, type Happened } from '@tongxin/testing';
import { NotFiledReasonsHandler, NotFiledReasonsQuery } from './not-filed-reasons.query.js';
import { notFiledReasons } from './not-filed-reasons.view.js';

const happened = (event: NotFiledReasonEvent): Happened<NotFiledReasonEvent> => ({ ...event, stream: 'notFiledReason-990101.REPEATED' });
const defined = happened({ type: 'NotFiledReasonDefined', data: { zh: '重复提出', en: 'Put forward before' } });
const retired = happened({ type: 'NotFiledReasonRetired', data: { on: '2026-04-01' } });
const card = { code: 'REPEATED', zh: '重复提出', en: 'Put forward before', national: false, retired: false };
const { given } = viewSpecFor(notFiledReasons);

describe('not-filed reasons', () => {
  it('shows the county’s own grounds, retired or not', () => {
    given(defined).then({ REPEATED: card });
    given(defined, retired).then({ REPEATED: { ...card, retired: true } });
    given(defined, retired, defined).then({ REPEATED: card });
  });
  it('are asked for together with the ten national ones', async () => {
    const handler = new NotFiledReasonsHandler(viewReaderOf({ 'not-filed-reasons': { REPEATED: card } }));
    const all = await handler.execute(new NotFiledReasonsQuery());
    expect(all.filter(({ national }) => national)).toHaveLength(10);
    expect(all.at(-1)).toEqual(card);
  });
});
