import { KeyFilter } from './key-filter.js';

describe('key filter', () => {
  it('forgets no key, and is seldom wrong about others', () => {
    const filter = new KeyFilter();
    const keys = Array.from({ length: 100_000 }, (_, at) => `total|2026-0${at % 9}|activity.held|${at}`);
    for (const key of keys) filter.add(key);
    expect(keys.every((key) => filter.mayHold(key))).toBe(true);
    const wrong = keys.filter((key) => filter.mayHold(`${key}x`));
    expect(wrong.length).toBeLessThan(1_000);
  });
});
