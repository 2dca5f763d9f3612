import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { IsDay } from '@tongxin/calendar';
import { viewReaderOf } from '@tongxin/testing';
import { Type } from 'class-transformer';
import { IsArray, IsString, registerDecorator, ValidateIf, ValidateNested } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { Schemas } from './openapi/schemas.js';
import type { OpenApiDocument } from './openapi/document.js';
import { notebook } from './testing/notebook.js';
import { startNode, type RunningNode } from './testing/node.js';

class Part {
  @IsString() name!: string;
}
function IsOurs(): PropertyDecorator {
  return (target, property) =>
    registerDecorator({ name: 'isOurs', target: target.constructor, propertyName: String(property), validator: { validate: () => true } });
}
class Bundle {
  @IsOurs() @JSONSchema({ type: 'object', additionalProperties: { type: 'integer' } }) counts!: Record<string, number>;
  @IsDay() day!: string;
  @ValidateIf((_bundle, value) => value !== null) @JSONSchema((schema) => ({ anyOf: [schema, { type: 'null' }] })) @IsString() place!:
    string | null;
  @ValidateIf((_bundle, value) => value !== undefined) @IsString() word?: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => Part) parts!: Part[];
}

let node: RunningNode;
let document: OpenApiDocument;
beforeAll(async () => {
  node = await startNode({ services: [notebook], views: viewReaderOf({}) });
  document = (await (await fetch(`${node.url}/api/openapi.json`)).json()) as OpenApiDocument;
});
afterAll(() => node.stop());

describe('the API document', () => {
  it('has every route', () => {
    const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(routes.sort()).toEqual([
      'DELETE /api/session',
      'GET /api/accounts',
      'GET /api/docs',
      'GET /api/health/live',
      'GET /api/health/ready',
      'GET /api/inbox',
      'GET /api/note-board',
      'GET /api/note-board/{key}',
      'GET /api/openapi.json',
      'GET /api/session',
      'GET /api/sign-in-hints',
      'POST /api/accounts',
      'POST /api/accounts/{account}/disable',
      'POST /api/accounts/{account}/enable',
      'POST /api/accounts/{account}/reset-password',
      'POST /api/notes/write-note',
      'POST /api/notes/{id}/amend-note',
      'POST /api/notes/{id}/strike-note',
      'POST /api/session',
      'POST /api/session/password',
    ]);
  });

  it('says of a command who may, what it takes, what it answers and what it refuses', () => {
    const operation = document.paths['/api/notes/write-note']?.['post'];
    expect(operation).toMatchObject({
      operationId: 'writeNote',
      summary: '记一条',
      'x-admission': ['clerk'],
      requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/WriteNote' }, example: { text: '春耕' } } } },
    });
    expect(Object.keys(operation?.['responses'] as object)).toEqual([
      '201',
      '400',
      '401',
      '403',
      '404',
      '409',
      '412',
      '413',
      '415',
      '422',
      '500',
      '507',
    ]);
    expect(JSON.stringify(operation?.['responses'])).toContain('note.struck');
    expect((document.components['schemas'] as Record<string, unknown>)['WriteNote']).toEqual({
      type: 'object',
      additionalProperties: false,
      required: ['text'],
      properties: { text: { type: 'string', minLength: 1, maxLength: 20 }, quarter: { type: 'integer', minimum: 1, maximum: 4 } },
    });
  });

  it('types the filters of a view', () => {
    expect(document.paths['/api/note-board']?.['get']?.['parameters']).toEqual(
      expect.arrayContaining([
        { name: 'quarter', in: 'query', required: false, schema: { type: 'number' } },
        { name: 'struck', in: 'query', required: false, schema: { type: 'boolean' } },
      ]),
    );
  });

  it('gives an example of every body', () => {
    const bodies = Object.values(document.paths)
      .flatMap((methods) => Object.values(methods))
      .map(({ requestBody }) => requestBody as { content: Record<string, object> } | undefined);
    for (const { content } of bodies.filter((body) => body !== undefined)) expect(content['application/json']).toHaveProperty('example');
  });

  it('stands up to redocly’s rules without a complaint', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'openapi-'));
    const file = join(dir, 'openapi.json');
    await writeFile(file, JSON.stringify(document));
    const cli = join('node_modules', '@redocly', 'cli', 'bin', 'cli.js');
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    const found = await promisify(execFile)(process.execPath, [cli, 'lint', '--format=json', file], { env });
    await rm(dir, { recursive: true });
    expect(JSON.parse(found.stdout)).toMatchObject({ totals: { errors: 0, warnings: 0 } });
  }, 60_000);

  it('is a page too, without scripts', async () => {
    const answer = await fetch(`${node.url}/api/docs`);
    const page = await answer.text();
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
    expect(page).toContain('记一条');
    expect(page).not.toMatch(/<script|https?:/);
  });

  it('takes a field’s kind from TypeScript where its validator is our own, and keeps what may be null', () => {
    const schemas = new Schemas();
    schemas.ref(Bundle);
    expect(schemas.all()).toEqual({
      Bundle: {
        type: 'object',
        additionalProperties: false,
        required: ['counts', 'day', 'place', 'parts'],
        properties: {
          counts: { type: 'object', additionalProperties: { type: 'integer' } },
          day: { type: 'string', format: 'date' },
          place: { anyOf: [{ type: 'string' }, { type: 'null' }] },
          word: { type: 'string' },
          parts: { type: 'array', items: { $ref: '#/components/schemas/Part' } },
        },
      },
      Part: { type: 'object', additionalProperties: false, required: ['name'], properties: { name: { type: 'string' } } },
    });
  });

  it('refuses two classes of one name and a class of no known fields', () => {
    const schemas = new Schemas();
    const [one, other] = [class Twin {}, class Twin {}];
    schemas.ref(one, { mayBeEmpty: true });
    expect(() => schemas.ref(other, { mayBeEmpty: true })).toThrow('two classes of the API are called Twin');
    expect(() => schemas.ref(class Bare {})).toThrow('Bare');
  });
});
