import { readTraceparent, traceparentOf } from './trace-context.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CORRELATION = '4bf92f35-77b3-4da6-a3ce-929d0e0e4736';
const SPAN = '00f067aa0ba902b7';

describe('a traceparent', () => {
  it('names the correlation id', () =>
    expect(readTraceparent(`00-${TRACE}-${SPAN}-01`)).toEqual({ correlationId: CORRELATION, flags: '01' }));

  it('goes on as the next step of the same trace', () =>
    expect(traceparentOf({ correlationId: CORRELATION, flags: '00' }, 'b7ad6b7169203331')).toBe(`00-${TRACE}-b7ad6b7169203331-00`));

  it('of a later version may say more', () =>
    expect(readTraceparent(`01-${TRACE}-${SPAN}-01-what-comes-later`)).toMatchObject({ correlationId: CORRELATION }));

  it.each([
    undefined,
    '',
    `00-${TRACE}-${SPAN}`,
    `00-${TRACE}-${SPAN}-01-more`,
    `ff-${TRACE}-${SPAN}-01`,
    `00-${'0'.repeat(32)}-${SPAN}-01`,
    `00-${TRACE}-${'0'.repeat(16)}-01`,
    `00-${TRACE.toUpperCase()}-${SPAN}-01`,
    ['two', 'headers'],
  ])('that is malformed is as if there were none: %p', (header) => expect(readTraceparent(header)).toBeUndefined());

  it('is not made of a correlation id that is no UUID', () =>
    expect(traceparentOf({ correlationId: 'sample:1', flags: '01' }, SPAN)).toBeUndefined());
});
