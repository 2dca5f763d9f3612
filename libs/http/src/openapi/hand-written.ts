import { RequestMethod } from '@nestjs/common';
import { HTTP_CODE_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { kebab, type Model } from '@tongxin/runtime';
import { camel, pascal } from '../generated.js';
import { OPERATION, type Operation } from '../operation.js';
import type { Route } from '../route-table.js';
import { pathParameter, type OperationPart, type Parameter } from './parts.js';
import { problemResponses, usualRefusals } from './problems.js';
import { sampleOf } from './sample.js';
import type { Schema, Schemas } from './schemas.js';

const PLAIN = new Set<unknown>([undefined, Object, String, Number, Boolean, Array]);

/** What the document says of a hand-written route. @throws when the route does not describe itself by `@Describe`. */
export function handWritten(route: Route, schemas: Schemas): OperationPart {
  const described = Reflect.getMetadata(OPERATION, route.handler) as Operation | undefined;
  if (!described) throw new Error(`${route.method} ${route.path} says nothing of itself: mark it with @Describe`);
  const resource = camel(kebab(route.controller.name.replace(/Controller$/, '')));
  const query = argumentOf(route, RouteParamtypes.QUERY);
  const requestBody = bodyOf(route, described, schemas);
  const usual = usualRefusals({ open: route.admission === 'public', changes: route.method !== 'GET', body: requestBody !== undefined });
  const asked = [...(query ? ['http.parameter-invalid'] : []), ...(route.path.includes(':') ? ['http.id-invalid'] : [])];
  return {
    operationId: `${resource}${pascal(kebab(route.handler.name))}`,
    tag: kebab(resource),
    label: described.label,
    parameters: [...pathParameters(route), ...(query ? queryParameters(query, schemas) : [])],
    ...(requestBody && { requestBody }),
    responses: {
      [String(statusOfRoute(route))]: answerOf(described, schemas),
      ...problemResponses([...usual, ...asked, ...(described.refusals ?? [])]),
    },
  };
}

function bodyOf(route: Route, { upload, example }: Operation, schemas: Schemas): Schema | undefined {
  const model = argumentOf(route, RouteParamtypes.BODY);
  const json = model && jsonOf(model, example, schemas);
  const form = upload && { 'multipart/form-data': { schema: FILE_FORM } };
  return json || form ? { required: true, content: { ...json, ...form } } : undefined;
}

function jsonOf(model: Model, example: object | undefined, schemas: Schemas): Schema {
  const schema = schemas.ref(model);
  return { 'application/json': { schema, example: example ?? sampleOf(schema, schemas) } };
}

const FILE_FORM: Schema = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', contentMediaType: 'application/octet-stream', description: '文件。 The file.' } },
};

function answerOf({ label, answer, list, file, mediaType = 'application/json', answerExample }: Operation, schemas: Schemas): Schema {
  if (file) return { description: label.zh, content: Object.fromEntries(file.map((type) => [type, { schema: { type: 'string' } }])) };
  if (!answer) return { description: `${label.zh}，无内容。 No content.` };
  const one = schemas.ref(answer);
  const schema = list ? { type: 'array', items: one } : one;
  return { description: label.zh, content: { [mediaType]: { schema, example: answerExample ?? sampleOf(schema, schemas) } } };
}

function pathParameters({ path }: Route): readonly Parameter[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => pathParameter(name));
}

function queryParameters(model: Model, schemas: Schemas): readonly Parameter[] {
  const { properties = {}, required = [] } = schemas.of(model);
  return Object.entries(properties as Record<string, Schema>).map(([name, schema]) => ({
    name,
    in: 'query',
    required: (required as readonly string[]).includes(name),
    schema,
  }));
}

/** The class of the argument that a route takes from body or query as a whole, if it does. */
function argumentOf({ controller, handler }: Route, kind: RouteParamtypes): Model | undefined {
  const routeArguments = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler.name) ?? {}) as Record<
    string,
    { index: number; data?: unknown }
  >;
  const found = Object.entries(routeArguments).find(([key, { data }]) => key.startsWith(`${kind}:`) && data === undefined);
  if (!found) return undefined;
  const types = Reflect.getMetadata('design:paramtypes', controller.prototype as object, handler.name) as unknown[] | undefined;
  const type = types?.[found[1].index];
  return PLAIN.has(type) ? undefined : (type as Model);
}

function statusOfRoute({ handler, method }: Route): number {
  const declared = Reflect.getMetadata(HTTP_CODE_METADATA, handler) as number | undefined;
  return declared ?? (method === RequestMethod[RequestMethod.POST] ? 201 : 200);
}
