import type { MemberCard } from '../../api/members';
import { matching, optionsOf } from './member-filter';

const card = (number: string, name: string, pinyin: string, rest: Partial<MemberCard> = {}): MemberCard => ({
  number,
  name,
  pinyin,
  sector: '农业界',
  specialCommittees: [],
  group: '990101101',
  party: null,
  workUnit: '青石村',
  standing: false,
  term: 11,
  admittedOn: '2022-01-10',
  status: 'IN_OFFICE',
  leftOn: '',
  node: '990101',
  ...rest,
});
const members = [card('A01', '陈大河', 'chen da he'), card('A02', '李秋实', 'li qiu shi', { sector: '教育界', group: '990101201' })];
const none = { text: '', group: '', sector: '', status: '' };
const found = (filter: object): string[] => matching(members, { ...none, ...filter }).map(({ number }) => number);

it('finds by name, by pinyin with and without spaces, and by number', () => {
  expect(found({ text: '秋' })).toEqual(['A02']);
  expect(found({ text: 'qiushi' })).toEqual(['A02']);
  expect(found({ text: 'da he' })).toEqual(['A01']);
  expect(found({ text: 'a0' })).toEqual(['A01', 'A02']);
});

it('joins its conditions', () => {
  expect(found({ group: '990101201', sector: '教育界' })).toEqual(['A02']);
  expect(found({ group: '990101201', sector: '农业界' })).toEqual([]);
});

it('offers what occurs, each once', () => {
  expect(optionsOf([...members, ...members])).toEqual({ groups: ['990101101', '990101201'], sectors: ['教育界', '农业界'] });
});
