import fc from 'fast-check';

/** What of JSON Schema the API document uses. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

interface Parameter {
  readonly $ref?: string;
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

interface OperationObject {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, unknown>>;
}

export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, Schema & Parameter>>>>;
}

/** One way to ask the API, as its document has it. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  /** Statuses the document declares. */
  readonly declared: ReadonlySet<string>;
  readonly requests: fc.Arbitrary<Asked>;
}

export interface Asked {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | FormData | undefined;
}

/** Words that stand in answers, by the name of their field: what a request may speak of. */
export type Known = ReadonlyMap<string, readonly string[]>;

/** Every operation of a document with the requests it allows, and some that it does not. */
export function operationsOf(document: ApiDocument, known: Known): readonly Operation[] {
  const maker = new RequestMaker(document, known);
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      declared: new Set(Object.keys(operation.responses)),
      requests: maker.requestsOf(path, operation),
    })),
  );
}

const JSON_TYPE = 'application/json';

class RequestMaker {
  constructor(
    private readonly document: ApiDocument,
    private readonly known: Known,
  ) {}

  requestsOf(path: string, { parameters = [], requestBody }: OperationObject): fc.Arbitrary<Asked> {
    const told = parameters.map((one) => this.resolved(one));
    const values = (place: Parameter['in']) =>
      this.record(Object.fromEntries(told.filter((one) => one.in === place).map((one) => [one.name, one])));
    return fc
      .record({ path: values('path'), query: values('query'), headers: values('header'), body: this.bodies(requestBody) })
      .map((asked) => ({
        path: filled(path, asked.path) + queryOf(asked.query),
        headers: { ...texts(asked.headers), ...(typeof asked.body === 'string' && { 'content-type': JSON_TYPE }) },
        body: asked.body,
      }));
  }

  private bodies(requestBody: OperationObject['requestBody']): fc.Arbitrary<string | FormData | undefined> {
    if (!requestBody) return fc.constant(undefined);
    const json = requestBody.content[JSON_TYPE]?.schema;
    if (!json) return fc.string({ maxLength: 400 }).map(formOf);
    const allowed = { weight: 9, arbitrary: this.values(json).map((body) => JSON.stringify(body)) };
    return fc.oneof(allowed, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }).map((body) => JSON.stringify(body)) });
  }

  private record(parameters: Readonly<Record<string, Parameter>>): fc.Arbitrary<Record<string, unknown>> {
    const arbitraries = Object.fromEntries(Object.entries(parameters).map(([name, { schema }]) => [name, this.values(schema, name)]));
    const required = Object.values(parameters).flatMap((one) => (one.required === true ? [one.name] : []));
    return fc.record(arbitraries, { requiredKeys: required });
  }

  private values(schema: Schema, name = ''): fc.Arbitrary<unknown> {
    const { type, anyOf, ...rest } = this.resolved(schema);
    if (rest.enum) return fc.constantFrom(...rest.enum);
    if (anyOf) return fc.oneof(...anyOf.map((one) => this.values(one, name)));
    switch (type) {
      case 'object':
        return this.objects(rest);
      case 'array':
        return this.lists(rest, name);
      case 'string':
        return this.strings(rest, name);
      default:
        return scalars(type, rest);
    }
  }

  private objects({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
    const arbitraries = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, this.values(schema, name)]));
    return fc.record(arbitraries, { requiredKeys: required.filter((name) => name in arbitraries) });
  }

  private lists({ items = {}, minItems = 0, maxItems = 100, uniqueItems = false }: Schema, name: string): fc.Arbitrary<unknown> {
    const bounds = { minLength: minItems, maxLength: Math.min(maxItems, Math.max(minItems, 3)) };
    return uniqueItems ? fc.uniqueArray(this.values(items, name), bounds) : fc.array(this.values(items, name), bounds);
  }

  private strings({ format, pattern, minLength = 0, maxLength = 4_000 }: Schema, name: string): fc.Arbitrary<string> {
    const known = (this.known.get(name) ?? []).filter(({ length }) => length >= minLength && length <= maxLength);
    const any = pattern === undefined ? wordsOf(format, { minLength, maxLength }) : fc.stringMatching(new RegExp(pattern, 'u'));
    return known.length === 0 ? any : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: any });
  }

  private resolved<T extends Schema | Parameter>(one: T): T {
    const [, , kind = '', name = ''] = one.$ref?.split('/') ?? [];
    return one.$ref === undefined ? one : (this.document.components[kind]?.[name] as unknown as T);
  }
}

const LATIN_AND_HAN = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 1 }), fc.constantFrom(...'提案委员活动视察一二三'));

function wordsOf(format: string | undefined, { minLength, maxLength }: { minLength: number; maxLength: number }): fc.Arbitrary<string> {
  if (format === 'date') return fc.date({ min: new Date('2022-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map(dayOf);
  if (format === 'uuid') return fc.uuid();
  const most = Math.min(maxLength, minLength + 40);
  return fc.string({ unit: LATIN_AND_HAN, minLength, maxLength: most }).filter(({ length }) => length >= minLength && length <= maxLength);
}

function scalars(type: string | undefined, { minimum = -10, maximum = 10_000 }: Schema): fc.Arbitrary<unknown> {
  switch (type) {
    case 'integer':
      return fc.integer({ min: minimum, max: Math.max(minimum, maximum) });
    case 'number':
      return fc.double({ min: minimum, max: Math.max(minimum, maximum), noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function filled(path: string, values: Readonly<Record<string, unknown>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(textOf(values[name] ?? 'x')) || 'x');
}

function queryOf(values: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams(texts(values)).toString();
  return query === '' ? '' : `?${query}`;
}

function texts(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, textOf(value)]));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function formOf(text: string): FormData {
  const form = new FormData();
  form.append('file', new File([text], 'file.txt', { type: 'text/plain' }));
  return form;
}
