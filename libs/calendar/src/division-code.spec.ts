import { Refused } from '@tongxin/eventing';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { isDivisionCode, IsDivisionCode, levelOf, parseDivisionCode, superiorOf } from './division-code.js';

class Committee {
  @IsDivisionCode() code!: string;
}

describe('division codes', () => {
  it('tell a county from its townships', () => {
    expect(parseDivisionCode('990101')).toEqual({ code: '990101', level: 'COUNTY', county: '990101' });
    expect(parseDivisionCode('990101101')).toEqual({ code: '990101101', level: 'TOWN', county: '990101' });
    expect(['001', '099', '100', '199', '200', '399'].map((end) => levelOf(`990101${end}`))).toEqual([
      'SUBDISTRICT',
      'SUBDISTRICT',
      'TOWN',
      'TOWN',
      'TOWNSHIP',
      'TOWNSHIP',
    ]);
    expect(superiorOf('990101201')).toBe('990101');
    expect(superiorOf('990101')).toBeNull();
  });

  it('of another form are refused', () => {
    for (const code of [
      '',
      '99',
      '990000',
      '990100',
      '000101',
      '9901011',
      '99010110',
      '990101000',
      '990101400',
      '9901011011',
      '99010a',
      '990101１０１',
    ])
      expect(() => parseDivisionCode(code)).toThrow(new Refused('division-code.unknown-form', { code }));
    expect(isDivisionCode(990101)).toBe(false);
  });

  it('are checked in commands', () => {
    expect(validateSync(Object.assign(new Committee(), { code: '990101001' }))).toEqual([]);
    expect(validateSync(Object.assign(new Committee(), { code: '990101999' }))).toHaveLength(1);
  });

  it('of every township name a county as superior', () =>
    fc.assert(
      fc.property(fc.integer({ min: 100_001, max: 999_999 }), fc.integer({ min: 1, max: 399 }), (county, rest) => {
        fc.pre(county % 100 !== 0);
        const code = `${county}${String(rest).padStart(3, '0')}`;
        expect(isDivisionCode(code)).toBe(true);
        expect(levelOf(superiorOf(code) ?? '')).toBe('COUNTY');
      }),
    ));
});
