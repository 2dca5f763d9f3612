import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { NODE, type NodeIdentity, type Service } from '@tongxin/runtime';
import { Public } from './allow.js';
import { Describe } from './operation.js';
import { SERVICES } from './tokens.js';

/** The API document of this node, made when first asked for, so that a node nobody asks carries none of it. */
@Controller('api')
@Public()
export class DocumentController {
  constructor(
    @Inject(ModuleRef) private readonly modules: ModuleRef,
    @Inject(SERVICES) private readonly services: readonly Service[],
    @Inject(NODE) private readonly node: NodeIdentity,
  ) {}

  @Get('openapi.json')
  @Header('Content-Type', 'application/json; charset=utf-8')
  @Header('Cache-Control', 'no-cache')
  @Describe({ label: { zh: '接口文档（OpenAPI 3.1）', en: 'This document, OpenAPI 3.1' }, file: ['application/json'] })
  async document(): Promise<string> {
    const { openApiDocument } = await import('./openapi/document.js');
    return JSON.stringify(openApiDocument(this.modules, this.services, this.node));
  }

  @Get('docs')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Describe({ label: { zh: '接口文档（网页）', en: 'This document as a page' }, file: ['text/html'] })
  async page(): Promise<string> {
    const [{ openApiDocument }, { documentPage }] = await Promise.all([import('./openapi/document.js'), import('./openapi/page.js')]);
    return documentPage(openApiDocument(this.modules, this.services, this.node));
  }
}
