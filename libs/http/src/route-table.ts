import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { ADMISSION, type Admission } from './allow.js';

/** One route of a node: `path` as Nest has it (`/api/proposals/:id/submit-proposal`), whom it lets in, and where it is written. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly admission: Admission | undefined;
  readonly controller: abstract new (...parts: never[]) => object;
  readonly handler: (...parts: never[]) => unknown;
}

/** An application, or the module reference of one. */
export interface Routed {
  get<T>(token: Type<T> | symbol, options: { strict: false }): T;
}

/** Every route of every controller of a node, in order of path and method. Routes of modules under `RouterModule` are not foreseen. */
export function routeTable(app: Routed): readonly Route[] {
  const modules = [...app.get(ModulesContainer, { strict: false }).values()];
  return routesOfControllers(
    modules.flatMap((module) => [...module.controllers.values()]).map(({ metatype }) => metatype as Route['controller']),
  );
}

/** The routes that controllers declare, wherever they run, in order of path and method. */
export function routesOfControllers(controllers: readonly Route['controller'][]): readonly Route[] {
  const scanner = new MetadataScanner();
  return [...new Set(controllers)]
    .flatMap((controller) => scanner.getAllMethodNames(controller.prototype as object).flatMap((name) => routesOf(controller, name)))
    .sort((one, other) => compare(`${one.path} ${one.method}`, `${other.path} ${other.method}`));
}

/** Refuses a node that has a route nobody was named for, one outside `/api/`, or two at one address. */
export function assertRoutes(routes: readonly Route[]): void {
  const seen = new Set<string>();
  for (const { method, path, admission, controller, handler } of routes) {
    const where = `${method} ${path} (${controller.name}.${handler.name})`;
    if (admission === undefined) throw new Error(`${where} says nothing of who may use it: mark it with @Allow, @SignedIn or @Public`);
    if (Array.isArray(admission) && admission.length === 0) throw new Error(`${where} allows nobody`);
    if (!path.startsWith('/api/')) throw new Error(`${where} is not below /api/`);
    if (seen.has(`${method} ${path}`)) throw new Error(`${where} stands there twice`);
    seen.add(`${method} ${path}`);
  }
}

function routesOf(controller: Route['controller'], name: string): readonly Route[] {
  const handler = (controller.prototype as Record<string, unknown>)[name] as Route['handler'];
  const below: unknown = Reflect.getMetadata(PATH_METADATA, handler);
  if (below === undefined) return [];
  const method = RequestMethod[Number(Reflect.getMetadata(METHOD_METADATA, handler) ?? RequestMethod.GET)] ?? 'GET';
  const admission = (Reflect.getMetadata(ADMISSION, handler) ?? Reflect.getMetadata(ADMISSION, controller)) as Admission | undefined;
  const bases = listOf(Reflect.getMetadata(PATH_METADATA, controller));
  return bases.flatMap((base) => listOf(below).map((rest) => ({ method, path: join(base, rest), admission, controller, handler })));
}

function listOf(path: unknown): readonly string[] {
  return [path].flat().map((one) => (typeof one === 'string' ? one : ''));
}

function join(...parts: readonly string[]): string {
  return `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
