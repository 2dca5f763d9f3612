import type { ModuleRef } from '@nestjs/core';
import type { NodeIdentity, Service } from '@tongxin/runtime';

export function openApiDocument(_modules: ModuleRef, _services: readonly Service[], node: NodeIdentity): object {
  return { openapi: '3.1.0', info: { title: node.name, version: '0' }, paths: {} };
}
