import { anyHistory, attempts } from '@tongxin/testing';
import fc from 'fast-check';
import { ExchangeKey } from './exchange-key.js';
import { introduceExchangeKey } from './introduce-exchange-key.js';

const key = fc.constantFrom('one', 'two', 'three');
const endorsement = fc.option(fc.record({ by: key, signature: fc.constant('signed') }));

describe('exchange key', () => {
  it('is one chain from the first key, whatever is tried', () =>
    anyHistory(ExchangeKey, [attempts(introduceExchangeKey, fc.record({ publicKey: key, endorsement }))], {
      holds({ keys }, history) {
        expect(new Set(keys).size).toBe(keys.length);
        expect(history.map(({ data }) => data.endorsement?.by)).toEqual([undefined, ...keys.slice(0, -1)]);
      },
    }));
});
