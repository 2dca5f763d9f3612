import type { Schema, Schemas } from './schemas.js';

const BY_FORMAT: Readonly<Record<string, string>> = {
  date: '2026-05-01',
  'date-time': '2026-05-01T01:30:00.000Z',
  uuid: '0196a2f0-7c1e-7d3a-9b58-3f2c5d1e8a47',
};

/** A value that a schema allows, for those who gave no example of their own. */
export function sampleOf(schema: Schema, schemas: Schemas): unknown {
  const { type, ...rest } = schemas.resolve(schema);
  const choice = firstOf(rest['oneOf']) ?? firstOf(rest['anyOf']);
  if (choice) return sampleOf(choice, schemas);
  if (Array.isArray(rest['enum'])) return (rest['enum'] as unknown[])[0];
  return typeof type === 'string' ? SAMPLES[type]?.(rest, schemas) : null;
}

const SAMPLES: Readonly<Record<string, (schema: Schema, schemas: Schemas) => unknown>> = {
  string: text,
  integer: number,
  number,
  boolean: () => false,
  array: ({ items, minItems }, schemas) =>
    Array.from({ length: Math.max(1, Number(minItems ?? 1)) }, () => sampleOf((items ?? {}) as Schema, schemas)),
  object: ({ properties = {}, required = [] }, schemas) =>
    Object.fromEntries(
      Object.entries(properties as Record<string, Schema>)
        .filter(([field]) => (required as readonly string[]).includes(field))
        .map(([field, schema]) => [field, sampleOf(schema, schemas)]),
    ),
};

function text({ format, minLength }: Schema): string {
  const word = (typeof format === 'string' && BY_FORMAT[format]) || '示例';
  return word.padEnd(Number(minLength ?? 0), '文');
}

function number({ minimum }: Schema): number {
  return Number(minimum ?? 1);
}

function firstOf(choices: unknown): Schema | undefined {
  return Array.isArray(choices) ? (choices as Schema[]).find(({ type }) => type !== 'null') : undefined;
}
