import type { Service } from '@tongxin/runtime';
import type { OpenApiDocument } from './openapi/document.js';
import type { Routed } from './route-table.js';

/**
 * The OpenAPI 3.1 document of a node's API. What makes it is loaded now and not before, so a node nobody asks carries none of it.
 * @throws when a hand-written route does not describe itself, two operations or classes have one name, or a class says nothing of its fields.
 */
export async function openApiDocument(app: Routed, services: readonly Service[]): Promise<OpenApiDocument> {
  const maker = await import('./openapi/document.js');
  return maker.openApiDocument(app, services);
}
