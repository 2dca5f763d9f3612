import type { MemberCard } from '../../api/members';
import { whoIsWho } from './who';

const card = (number: string, group: string, status: MemberCard['status'] = 'IN_OFFICE'): MemberCard => ({
  number,
  name: number,
  pinyin: number,
  sector: '农业界',
  specialCommittees: [],
  group,
  party: null,
  workUnit: '',
  standing: false,
  term: 11,
  admittedOn: '2022-01-10',
  status,
  leftOn: '',
  node: '990101',
});
const members = [card('101', '990101101'), card('102', '990101101', 'RESIGNED'), card('201', '990101201')];
const numbers = (cards: MemberCard[]): string[] => cards.map(({ number }) => number);

it('takes members in office of the own group first', () => {
  const { own, others, byNumber } = whoIsWho(members, '990101101', false);
  expect(numbers(own)).toEqual(['101']);
  expect(numbers(others)).toEqual(['201']);
  expect(byNumber.get('102')?.status).toBe('RESIGNED');
});

it('takes everyone where no member carries the code', () => {
  expect(numbers(whoIsWho(members, '990101001', false).own)).toEqual(['101', '201']);
});

it('preselects nobody at the county', () => {
  const { own, others } = whoIsWho(members, '990101', true);
  expect(own).toEqual([]);
  expect(numbers(others)).toEqual(['101', '201']);
});
