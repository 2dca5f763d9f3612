import { readWhens } from './when.js';

const read = (text: string): unknown[] =>
  readWhens(text).flatMap(({ whens }) =>
    whens.map(({ quarter, month, months, period }) => month ?? period ?? (quarter === null ? months : `Q${quarter}`)),
  );

describe('when', () => {
  it.each<[string, unknown[]]>([
    ['第一季度召开', ['Q1']],
    ['一、三季度各一次', ['Q1', 'Q3']],
    ['5月中旬，组织委员', [5]],
    ['6月和11月各开展一次', [6, 11]],
    ['5月、9月、十月', [5, 9, 10]],
    ['3月15日前报送', [3]],
    ['十二月下旬', [12]],
    ['元月份', [1]],
    ['3至5月', [[3, 4, 5]]],
    ['4—6月份', ['Q2']],
    ['1-6月', ['H1']],
    ['1至12月', [[]]],
    ['上、下半年各一次', ['H1', 'H2']],
    ['春节前慰问', ['Q1']],
    ['年底召开总结会', ['Q4']],
    ['“七一”前夕', [7]],
    ['6月：七一前慰问', [6]],
  ])('reads %s', (text, whens) => expect(read(text)).toEqual(whens));

  it.each(['每月组织一次', '每季度召开', '为期3个月', '全年开展', '听取上半年工作情况汇报', '二〇二四年'])('says nothing of %s', (text) =>
    expect(read(text)).toEqual([]),
  );
});
