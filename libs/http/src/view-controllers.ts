import { Controller, Get, Inject, Req, Res, type Type } from '@nestjs/common';
import type { RegisteredView } from '@tongxin/runtime';
import type { Response } from 'express';
import { Allow } from './allow.js';
import { addMethod, named, pascal } from './generated.js';
import type { ReadableView } from './reading-query.js';
import type { NodeRequest } from './request.js';
import { ViewRequests, type ViewPageAnswer } from './view-requests.js';

export const READING = 'tongxin:reading';

/** A controller for each view that may be read: its list and its single documents. */
export function viewControllers(views: readonly RegisteredView[]): Type[] {
  return views.flatMap(({ view: { name, version }, reading }) => (reading ? [controllerOf({ name, version, reading })] : []));
}

function controllerOf(view: ReadableView): Type {
  @Controller(`api/${view.name}`)
  class ViewReading {
    constructor(@Inject(ViewRequests) readonly requests: ViewRequests) {}
  }
  function list(this: ViewReading, request: NodeRequest): Promise<ViewPageAnswer> {
    return this.requests.list(view, request);
  }
  function read(this: ViewReading, request: NodeRequest, response: Response): Promise<object | undefined> {
    return this.requests.read(view, request, response);
  }
  const allowed = Allow(...view.reading.roles);
  addMethod(ViewReading, 'list', list, { method: [Get(), allowed], parameters: [Req()], metadata: { [READING]: view } });
  addMethod(ViewReading, 'read', read, {
    method: [Get(':key'), allowed],
    parameters: [Req(), Res({ passthrough: true })],
    metadata: { [READING]: view },
  });
  return named(`${pascal(view.name)}Reading`, ViewReading);
}
