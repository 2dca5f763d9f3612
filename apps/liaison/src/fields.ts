import { parsePeriod } from '@tongxin/calendar';
import { FILING_SECTIONS, type ExperienceContent, type FilingSectionCode } from '@tongxin/contracts';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Length,
  Matches,
  Min,
  registerDecorator,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';

/** Ids of nodes, members, entries: letters, digits, dashes. */
export const ENTRY_ID = /^[\p{L}\p{N}-]{1,64}$/u;

/** The field may be left out; null does not pass as left out. */
export const Omissible = (): PropertyDecorator => ValidateIf((_dto, value) => value !== undefined);

/** The field must be there and may be null. */
export function Nullable(): PropertyDecorator {
  const validated = ValidateIf((_dto, value) => value !== null);
  const described = JSONSchema((schema) => ({ anyOf: [schema, { type: 'null' }] }));
  return (target, property) => {
    validated(target, property);
    described(target, property as string);
  };
}

/** A period of a report: `2026`, `2026-H1`, `2026-Q3` or `2026-06`. */
export function IsPeriod(): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'isPeriod',
      target: target.constructor,
      propertyName: String(property),
      validator: { validate: isPeriod, defaultMessage: () => '$property must be a period: 2026, 2026-H1, 2026-Q3 or 2026-06' },
    });
}

function isPeriod(value: unknown): boolean {
  try {
    return typeof value === 'string' && parsePeriod(value).code === value;
  } catch {
    return false;
  }
}

/** A count that stands where names would. */
export class ExperienceFigureFields {
  @IsString() @Length(1, 50) name!: string;
  @IsInt() @Min(0) count!: number;
}

/** What one county tells others, whoever writes or takes it. */
export class ExperienceFields {
  @IsString() @Length(1, 100) title!: string;
  @IsIn(FILING_SECTIONS) topic!: FilingSectionCode;
  @IsString() @Length(1, 20_000) text!: string;
  @IsArray()
  @ArrayMaxSize(20)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ExperienceFigureFields)
  figures!: ExperienceFigureFields[];
}

/** Its fields without what else a command carries. */
export function contentOf({ title, topic, text, figures }: ExperienceFields): ExperienceContent {
  return { title, topic, text, figures: figures.map(({ name, count }) => ({ name, count })) };
}

/** Every text in which something personal might stand, each by itself: what ends one and begins the next is no name. */
export function textsOf({ title, text, figures }: ExperienceFields): readonly string[] {
  return [title, text, ...figures.map(({ name }) => name)];
}

/** An Ed25519 public key: its 32 bytes in base64url. */
export function IsPublicKey(): PropertyDecorator {
  return Matches(/^[A-Za-z0-9_-]{43}$/);
}
