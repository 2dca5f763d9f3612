import { differences } from './three-way';

const seen = { title: '茶话会', place: '镇政府', on: '2026-02-05', topics: ['春节'] };
const keys = ['title', 'place', 'on', 'topics'] as const;

describe('what two people wrote at once', () => {
  it('takes from them what only they changed', () =>
    expect(differences(seen, seen, { ...seen, place: '文化站' }, keys)).toEqual([
      { key: 'place', mine: '镇政府', theirs: '文化站', side: 'theirs' },
    ]));
  it('keeps what I changed until it is chosen otherwise', () =>
    expect(differences(seen, { ...seen, title: '迎春茶话会' }, seen, keys)).toEqual([
      { key: 'title', mine: '迎春茶话会', theirs: '茶话会', side: 'mine' },
    ]));
  it('shows both where both changed it, and nothing where both wrote the same', () =>
    expect(
      differences(seen, { ...seen, title: '甲', on: '2026-02-06', topics: ['春耕'] }, { ...seen, title: '乙', on: '2026-02-06' }, keys),
    ).toEqual([
      { key: 'title', mine: '甲', theirs: '乙', side: 'mine' },
      { key: 'topics', mine: ['春耕'], theirs: ['春节'], side: 'mine' },
    ]));
  it('takes what is missing and what is empty for the same', () =>
    expect(differences<{ place?: string | null }>({}, {}, { place: null }, ['place'])).toEqual([]));
});
