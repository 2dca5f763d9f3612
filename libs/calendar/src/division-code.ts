import { Refused } from '@tongxin/eventing';
import { registerDecorator } from 'class-validator';

export type DivisionLevel = 'COUNTY' | 'SUBDISTRICT' | 'TOWN' | 'TOWNSHIP';

export interface Division {
  readonly code: string;
  readonly level: DivisionLevel;
  /** The county's code; its own for a county. */
  readonly county: string;
}

// GB/T 2260: a county's last two digits are not 00, which are provinces and prefectures.
const form = /^([1-9]\d{3}(?!00)\d{2})(\d{3})?$/;

/** A county of 6 digits, or a township of 9: 001–099 subdistrict, 100–199 town, 200–399 township. */
export function parseDivisionCode(code: string): Division {
  const division = read(code);
  if (!division) throw new Refused('division-code.unknown-form', { code });
  return division;
}

export function isDivisionCode(value: unknown): value is string {
  return typeof value === 'string' && read(value) !== undefined;
}

/** For fields of commands: as `isDivisionCode`. */
export function IsDivisionCode(): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'isDivisionCode',
      target: target.constructor,
      propertyName: String(property),
      validator: { validate: isDivisionCode, defaultMessage: () => '$property must be the division code of a county or township' },
    });
}

export function levelOf(code: string): DivisionLevel {
  return parseDivisionCode(code).level;
}

/** A township's county; nothing above a county is known here. */
export function superiorOf(code: string): string | null {
  const { level, county } = parseDivisionCode(code);
  return level === 'COUNTY' ? null : county;
}

function read(code: string): Division | undefined {
  const [, county, rest] = form.exec(code) ?? [];
  if (county === undefined) return undefined;
  const level = rest === undefined ? 'COUNTY' : townshipLevel(Number(rest));
  return level && { code, level, county };
}

function townshipLevel(number: number): DivisionLevel | undefined {
  if (number < 1 || number > 399) return undefined;
  if (number < 100) return 'SUBDISTRICT';
  return number < 200 ? 'TOWN' : 'TOWNSHIP';
}
