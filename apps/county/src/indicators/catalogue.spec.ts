import fc from 'fast-check';
import type { Account } from '../ledger/documents.js';
import { anyCounty } from '../testing/any-county.js';
import { anyTownship } from '../testing/any-township.js';
import { CountyInMemory } from '../testing/county-in-memory.js';
import { INDICATORS } from './catalogue.js';

describe('indicators', () => {
  it('name every field that their contributions are made of, whatever happens', () =>
    fc.assert(
      fc.property(anyNumbers, anyNumbers, (numbers, ofCounty) => {
        const accounts = accountsAfter([...anyTownship('990101101', numbers), ...anyCounty(ofCounty)]);
        for (const { code, entity, reads, ...indicator } of INDICATORS) {
          const read = new Set<PropertyKey>();
          for (const { states } of accounts) indicator.contributions(watched(states[entity.name] ?? entity.initial, read));
          expect([code, [...read].filter((field) => !reads.includes(String(field)))]).toEqual([code, []]);
        }
      }),
      { numRuns: 50 },
    ));
});

const anyNumbers = fc.array(fc.nat(), { minLength: 1, maxLength: 60 });

function accountsAfter(log: Parameters<CountyInMemory['take']>[0][]): Account[] {
  const county = new CountyInMemory();
  for (const event of log) county.take(event);
  return county.stored('ledger', 'account|').map((stored) => JSON.parse(stored.slice(stored.indexOf(' {'))) as Account);
}

function watched<State extends object>(state: State, read: Set<PropertyKey>): State {
  return new Proxy(state, {
    get(target, field) {
      read.add(field);
      return Reflect.get(target, field) as unknown;
    },
  });
}
