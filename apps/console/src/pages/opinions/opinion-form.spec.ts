import type { OpinionCard } from '../../api/opinions';
import { formOf, highestLevel, shelvedOpinions, textOf } from './opinion-form';

describe('an opinion item', () => {
  it('is handed in once it has a title, a text and a reporter', () => {
    expect(textOf(formOf({ title: ' 卫生室 ' }, '101-01'))).toBeUndefined();
    expect(textOf(formOf({ title: ' 卫生室 ', text: '缺药 ' }, ''))).toBeUndefined();
    expect(textOf(formOf({ title: ' 卫生室 ', text: '缺药 ' }, '101-01'))).toEqual({
      title: '卫生室',
      text: '缺药',
      reporter: '101-01',
      source: null,
    });
  });
  it('shows the highest level at which it was used', () => {
    const adoption = (level: string) => ({ level }) as OpinionCard['adoptions'][number];
    expect(highestLevel({ adoptions: [adoption('PROVINCE'), adoption('COUNTY')] })).toBe('PROVINCE');
    expect(highestLevel({ adoptions: [] })).toBeUndefined();
  });
  it('waits until it was used or kept', () => {
    const cards = [
      { key: 'a', review: '', submittedOn: '2026-01-02', decidedOn: '' },
      { key: 'b', review: 'KEPT', submittedOn: '2026-01-01', decidedOn: '2026-01-03' },
    ] as OpinionCard[];
    const { open, decided } = shelvedOpinions(cards);
    expect([open, decided].map((shelf) => shelf.map(({ key }) => key))).toEqual([['a'], ['b']]);
  });
});
