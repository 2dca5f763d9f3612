import { ROLE_NAMES, type Role } from '@tongxin/access';
import { NODE, type NodeIdentity, type Service } from '@tongxin/runtime';
import { routeTable, type Route, type Routed } from '../route-table.js';
import { SESSION_COOKIE } from '../session-cookie.js';
import { operationOf } from './operations.js';
import { COMMAND_ANSWER, FIELD_PROBLEM, HEADERS, PARAMETERS, PROBLEM, type OperationPart } from './parts.js';
import { Schemas, type Schema } from './schemas.js';

/** An OpenAPI 3.1 document. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: Schema;
  readonly servers: readonly Schema[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly security: readonly Schema[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Schema>>>>;
  readonly components: Readonly<Record<string, Schema>>;
}

/**
 * The document of a node's API, made from its routes, registrations and classes.
 * @throws when a hand-written route does not describe itself, two operations or classes have one name, or a class says nothing of its fields.
 */
export function openApiDocument(app: Routed, services: readonly Service[]): OpenApiDocument {
  const node = app.get<NodeIdentity>(NODE, { strict: false });
  const schemas = new Schemas();
  const paths: Record<string, Record<string, Schema>> = {};
  const names = new Set<string>();
  const tags = new Set<string>();
  for (const route of routeTable(app)) {
    const part = operationOf(route, services, schemas);
    if (names.has(part.operationId)) throw new Error(`two operations of the API are called ${part.operationId}`);
    names.add(part.operationId);
    tags.add(part.tag);
    (paths[route.path.replaceAll(/:(\w+)/g, '{$1}')] ??= {})[route.method.toLowerCase()] = told(route, part);
  }
  return {
    openapi: '3.1.0',
    info: INFO,
    servers: [serverOf(node)],
    tags: [...tags].sort().map((name) => ({ name, description: tagText(name, services) })),
    security: [{ cookie: [] }, { bearer: [] }],
    paths,
    components: {
      securitySchemes: SECURITY,
      parameters: { ...PARAMETERS },
      headers: HEADERS,
      schemas: { ...schemas.all(), CommandAnswer: COMMAND_ANSWER, FieldProblem: FIELD_PROBLEM, Problem: PROBLEM },
    },
  };
}

const INFO: Schema = {
  title: '同心 Tongxin',
  version: '1',
  summary: '县乡政协履职平台接口。 The API of a committee’s node.',
  description: [
    '一个节点即一个政协机构的运行实例。写操作是命令，读操作是视图；命令答复 `position`，以其作 `minPosition` 读视图，即可读到刚写入的内容。',
    'A node is one committee’s running instance. Commands write, views read; pass a command’s `position` as `minPosition` to read what was written.',
    '错误一律为 RFC 9457 `application/problem+json`，含稳定代码和中英文说明。 Every error is a problem with a stable code and both languages.',
  ].join('\n\n'),
  license: { name: 'UNLICENSED', identifier: 'LicenseRef-unlicensed' },
};

const SECURITY: Schema = {
  cookie: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE, description: '浏览器会话。 Set by `POST /api/session`.' },
  bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: '程序用。 From `POST /api/session` with `kind: token`.' },
};

function serverOf({ id }: NodeIdentity): Schema {
  return { url: '/n/{node}', description: '节点', variables: { node: { default: id, description: '节点编号。 Id of the node.' } } };
}

function told(route: Route, { operationId, tag, label, parameters, requestBody, responses }: OperationPart): Schema {
  return {
    operationId,
    tags: [tag],
    summary: label.zh,
    description: `${label.en}.\n\n${whoMay(route)}`,
    ...(route.admission === 'public' && { security: [] }),
    'x-admission': route.admission,
    ...(parameters.length > 0 && { parameters }),
    ...(requestBody && { requestBody }),
    responses,
  };
}

function whoMay({ admission }: Route): string {
  if (admission === 'public') return '无须登录。 Open to anyone.';
  if (admission === 'signed-in') return '本节点任一账号。 Any account of this node.';
  const roles: readonly Role[] = admission ?? [];
  const names = roles.filter((role) => role !== 'system').map((role) => ROLE_NAMES[role]);
  return `角色：${names.map(({ zh }) => zh).join('、')}。 Roles: ${names.map(({ en }) => en).join(', ')}.`;
}

function tagText(name: string, services: readonly Service[]): string {
  const service = services.find(
    ({ commands, views }) => commands.some(({ resource }) => resource === name) || views.some(({ view }) => view.name === name),
  );
  return service ? `${service.name}: ${name}` : name;
}
