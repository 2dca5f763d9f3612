import { anyHistory, attempts } from '@tongxin/testing';
import fc from 'fast-check';
import { NumberSeries } from './number-series.js';
import { reserveNumber } from './reserve-number.js';
import { voidNumber } from './void-number.js';

describe('number series', () => {
  it('gives each number once and in order, whatever is tried', () =>
    anyHistory(
      NumberSeries,
      [
        attempts(reserveNumber, fc.record({ usedFor: fc.constantFrom('a', 'b', 'c', 'constructor') }), { id: '12-1' }),
        attempts(voidNumber, fc.record({ number: fc.constantFrom('12-1-001', '12-1-003'), reason: fc.constant('WITHDRAWN' as const) }), {
          id: '12-1',
        }),
      ],
      {
        holds({ reserved }, history) {
          const given = history.flatMap((event) => (event.type === 'NumberReserved' ? [event.data.number] : []));
          expect(given).toEqual(given.map((_number, index) => `12-1-00${index + 1}`));
          expect(Object.values(reserved).sort()).toEqual(given);
        },
      },
    ));
});
