import type { Label } from '@tongxin/runtime';
import type { Schema } from './schemas.js';

// What is the same in every document: headers, the shape of a command's answer and of a problem.

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Schema;
  readonly example?: unknown;
}

/** What a route has of its own in the document. */
export interface OperationPart {
  readonly operationId: string;
  readonly tag: string;
  readonly label: Label;
  readonly parameters: readonly (Parameter | Schema)[];
  readonly requestBody?: Schema;
  readonly responses: Schema;
}

/** An id or key in the path. */
export function pathParameter(name: string): Parameter {
  return { name, in: 'path', required: true, schema: { type: 'string', minLength: 1, maxLength: 200 } };
}

export const PARAMETERS: Readonly<Record<string, Parameter>> = {
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: false,
    description: '所见版本，来自 ETag；不符时答复 412。 The revision the caller has seen, from ETag; 412 when it has gone by.',
    schema: { type: 'string', pattern: '^(\\*|(W/)?"(-1|\\d{1,15})")$' },
    example: '"3"',
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      '同一账号重复同一键时，答复首次结果（保留 8 天）；键相同而内容不同答复 422。 The same key of the same account is given the first answer again for 8 days; with another body it is refused with 422.',
    schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' },
    example: '0196a2f0-7c1e-7d3a-9b58-3f2c5d1e8a47',
  },
  CorrelationId: {
    name: 'X-Correlation-Id',
    in: 'header',
    required: false,
    description: '请求编号，写入日志和事件；缺省由系统生成。 Found again in logs and events; made when absent.',
    schema: { type: 'string', format: 'uuid' },
  },
  Limit: {
    name: 'limit',
    in: 'query',
    required: false,
    description: '每页条数。 Documents a page.',
    schema: { type: 'integer', minimum: 1, maximum: 500, default: 100 },
  },
  Cursor: {
    name: 'cursor',
    in: 'query',
    required: false,
    description: '上一页的 next。 From `next` of the page before.',
    schema: { type: 'string' },
  },
  MinPosition: {
    name: 'minPosition',
    in: 'query',
    required: false,
    description: '至少包含到此位置，最多等待 5 秒。 Waits up to 5 seconds until the view has seen this position.',
    schema: { type: 'integer', minimum: 0 },
  },
  Descending: {
    name: 'descending',
    in: 'query',
    required: false,
    description: '倒序。 Last first.',
    schema: { type: 'boolean', default: false },
  },
};

export const HEADERS: Readonly<Record<string, Schema>> = {
  ETag: { description: '版本。 The revision, or the tag of a document.', schema: { type: 'string' }, example: '"4"' },
  Location: { description: '新建内容的地址。 Where what was made is.', schema: { type: 'string', format: 'uri-reference' } },
  IdempotencyReplayed: { description: '这是首次答复的重复。 This is the first answer again.', schema: { type: 'string', enum: ['true'] } },
  RetryAfter: { description: '秒。 Seconds.', schema: { type: 'integer' } },
  WWWAuthenticate: { description: '登录方式。 How to sign in.', schema: { type: 'string' } },
};

const text: Schema = { type: 'string' };

export const COMMAND_ANSWER: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'stream', 'revision', 'position', 'events'],
  properties: {
    id: { ...text, description: '编号。 Id of the stream within its aggregate.' },
    stream: { ...text, description: '事件流。 Name of the stream.' },
    revision: { type: 'integer', minimum: -1, description: '版本，同 ETag。 The revision after the command.' },
    position: { type: 'integer', minimum: 0, description: '日志位置，可作 minPosition。 Pass it as minPosition to read what was written.' },
    events: {
      type: 'array',
      items: text,
      description: '已记录的事件；此前已发生则为空。 Events recorded; empty when it had all happened before.',
    },
  },
};

export const FIELD_PROBLEM: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['field', 'rule', 'zh', 'en'],
  properties: { field: text, rule: text, zh: text, en: text },
};

export const PROBLEM: Schema = {
  type: 'object',
  description: 'RFC 9457',
  required: ['type', 'title', 'titleEn', 'status', 'code', 'detail', 'detailEn', 'instance'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: text,
    titleEn: text,
    status: { type: 'integer', minimum: 400, maximum: 599 },
    code: { ...text, description: '稳定代码。 Stable code.' },
    detail: text,
    detailEn: text,
    instance: { type: 'string', format: 'uri-reference', description: '请求编号。 The correlation id.' },
    errors: { type: 'array', items: { $ref: '#/components/schemas/FieldProblem' } },
    details: { type: 'object', additionalProperties: true },
  },
};
