import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Service } from '@tongxin/runtime';
import { Public } from './allow.js';
import { openApiDocument } from './open-api.js';
import { Describe } from './operation.js';
import { SERVICES } from './tokens.js';

/** The API document of this node. */
@Controller('api')
@Public()
export class DocumentController {
  private made: Promise<string> | undefined;
  private shown: Promise<string> | undefined;

  constructor(
    @Inject(ModuleRef) private readonly modules: ModuleRef,
    @Inject(SERVICES) private readonly services: readonly Service[],
  ) {}

  @Get('openapi.json')
  @Header('Content-Type', 'application/json; charset=utf-8')
  @Header('Cache-Control', 'no-cache')
  @Describe({ label: { zh: '接口文档（OpenAPI 3.1）', en: 'This document, OpenAPI 3.1' }, file: ['application/json'] })
  asJson(): Promise<string> {
    return (this.made ??= openApiDocument(this.modules, this.services).then((document) => JSON.stringify(document)));
  }

  @Get('docs')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-cache')
  @Describe({ label: { zh: '接口文档（网页）', en: 'This document as a page' }, file: ['text/html'] })
  asPage(): Promise<string> {
    return (this.shown ??= this.render());
  }

  private async render(): Promise<string> {
    const { documentPage } = await import('./openapi/page.js');
    return documentPage(await openApiDocument(this.modules, this.services));
  }
}
