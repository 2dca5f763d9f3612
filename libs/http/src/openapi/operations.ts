import { kebab, type RegisteredCommand, type Service } from '@tongxin/runtime';
import { COMMAND } from '../command-controllers.js';
import { camel, pascal } from '../generated.js';
import { VIEW_REFUSALS } from '../operation.js';
import { filterType, type ReadableView } from '../reading-query.js';
import type { Route } from '../route-table.js';
import { READING } from '../view-controllers.js';
import { handWritten } from './hand-written.js';
import { pathParameter, type OperationPart, type Parameter } from './parts.js';
import { problemResponses, usualRefusals } from './problems.js';
import { sampleOf } from './sample.js';
import type { Schema, Schemas } from './schemas.js';

const header = (name: string): Schema => ({ $ref: `#/components/headers/${name}` });
const shared = (name: string): Schema => ({ $ref: `#/components/parameters/${name}` });

/** What the document says of a route: a command, a view, or one that describes itself. */
export function operationOf(route: Route, services: readonly Service[], schemas: Schemas): OperationPart {
  const command = Reflect.getMetadata(COMMAND, route.handler) as RegisteredCommand | undefined;
  if (command) return commandOperation(command, services, schemas);
  const view = Reflect.getMetadata(READING, route.handler) as ReadableView | undefined;
  if (!view) return handWritten(route, schemas);
  return route.path.endsWith('/:key') ? documentOperation(view, schemas) : listOperation(view, schemas);
}

function commandOperation(command: RegisteredCommand, services: readonly Service[], schemas: Schemas): OperationPart {
  const { resource, verb, dto, aggregate, options } = command;
  const schema = schemas.ref(dto, { mayBeEmpty: Object.keys(options.example ?? {}).length === 0 });
  const own = services.find(({ commands }) => commands.includes(command))?.refusals ?? {};
  const rules = Object.keys(own).filter((code) => code.startsWith(`${kebab(aggregate.category)}.`));
  const conditions = [
    'http.if-match-malformed',
    'http.idempotency-key-malformed',
    'http.idempotency-key-reused',
    'command.revision-conflict',
  ];
  const codes = [
    ...usualRefusals({ open: false, changes: true, body: true }),
    ...conditions,
    ...(options.creates ? [] : ['http.id-invalid']),
    ...rules,
  ];
  return {
    operationId: camel(verb),
    tag: resource,
    label: options.label,
    parameters: [...(options.creates ? [] : [pathParameter('id')]), shared('IfMatch'), shared('IdempotencyKey'), shared('CorrelationId')],
    requestBody: { required: true, content: { 'application/json': { schema, example: options.example ?? sampleOf(schema, schemas) } } },
    responses: { [options.creates ? '201' : '200']: commandAnswer(command), ...problemResponses(codes, true) },
  };
}

function commandAnswer({ aggregate, options, example }: RegisteredCommand & { example?: string }): Schema {
  const id = example ?? '0196a2f0-7c1e-7d3a-9b58-3f2c5d1e8a47';
  return {
    description: options.creates ? '已新建。 Made.' : '已办理。 Done, or had been done before.',
    headers: {
      ETag: header('ETag'),
      'Idempotency-Replayed': header('IdempotencyReplayed'),
      ...(options.creates && { Location: header('Location') }),
    },
    content: {
      'application/json': {
        schema: { $ref: '#/components/schemas/CommandAnswer' },
        example: { id, stream: `${aggregate.category}-990101101.${id}`, revision: 4, position: 127, events: ['…'] },
      },
    },
  };
}

function listOperation({ name, reading }: ReadableView, schemas: Schemas): OperationPart {
  const item = schemas.ref(reading.model);
  const schema = {
    type: 'object',
    additionalProperties: false,
    required: ['items', 'position'],
    properties: { items: { type: 'array', items: item }, next: { type: 'string' }, position: { type: 'integer', minimum: 0 } },
  };
  const filters = reading.filters.map((field): Parameter => ({
    name: field,
    in: 'query',
    required: false,
    schema: { type: filterType(reading, field) },
  }));
  const example = { items: [sampleOf(item, schemas)], position: 127 };
  const codes = [
    ...usualRefusals({ open: false, changes: false, body: false }),
    'http.parameter-invalid',
    'http.cursor-invalid',
    ...VIEW_REFUSALS,
  ];
  return {
    operationId: `list${pascal(name)}`,
    tag: name,
    label: reading.label,
    parameters: [...filters, ...['Limit', 'Cursor', 'MinPosition', 'Descending'].map(shared)],
    responses: {
      200: { description: '一页。 A page.', content: { 'application/json': { schema, example } } },
      ...problemResponses(codes),
    },
  };
}

function documentOperation({ name, reading }: ReadableView, schemas: Schemas): OperationPart {
  const schema = schemas.ref(reading.model);
  const codes = [
    ...usualRefusals({ open: false, changes: false, body: false }),
    'http.id-invalid',
    'http.parameter-invalid',
    `${name}.not-found`,
    ...VIEW_REFUSALS,
  ];
  return {
    operationId: `read${pascal(name)}`,
    tag: name,
    label: { zh: `${reading.label.zh}（单条）`, en: `${reading.label.en}: one` },
    parameters: [pathParameter('key'), shared('MinPosition')],
    responses: {
      200: {
        description: '单条内容。 The document.',
        headers: { ETag: header('ETag') },
        content: { 'application/json': { schema, example: sampleOf(schema, schemas) } },
      },
      304: { description: '没有变化。 Not modified since the ETag in If-None-Match.' },
      ...problemResponses(codes),
    },
  };
}
