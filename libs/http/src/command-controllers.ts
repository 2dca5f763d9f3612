import { Controller, HttpCode, Inject, Post, Req, Res, type Type } from '@nestjs/common';
import type { RegisteredCommand } from '@tongxin/runtime';
import type { Response } from 'express';
import { Allow } from './allow.js';
import { CommandRequests } from './command-requests.js';
import { addMethod, camel, named, pascal } from './generated.js';
import type { NodeRequest } from './request.js';

export const COMMAND = 'tongxin:command';

/** A controller for each resource, a route for each of its commands that people may give. */
export function commandControllers(commands: readonly RegisteredCommand[]): Type[] {
  const open = commands.filter(({ roles }) => roles.some((role) => role !== 'system'));
  const byResource = Map.groupBy(open, ({ resource }) => resource);
  return [...byResource].map(([resource, list]) => controllerOf(resource, list));
}

/** Where a command is given over HTTP, below the node. */
export function commandPath({ resource, verb, options }: RegisteredCommand): string {
  return options.creates ? `api/${resource}/${verb}` : `api/${resource}/:id/${verb}`;
}

function controllerOf(resource: string, list: readonly RegisteredCommand[]): Type {
  @Controller(`api/${resource}`)
  class ResourceCommands {
    constructor(@Inject(CommandRequests) readonly requests: CommandRequests) {}
  }
  for (const command of list) {
    function take(this: ResourceCommands, request: NodeRequest, response: Response): Promise<unknown> {
      return this.requests.take(command, request, response);
    }
    const path = command.options.creates ? command.verb : `:id/${command.verb}`;
    addMethod(ResourceCommands, camel(command.verb), take, {
      method: [Post(path), HttpCode(command.options.creates ? 201 : 200), Allow(...command.roles)],
      parameters: [Req(), Res({ passthrough: true })],
      metadata: { [COMMAND]: command },
    });
  }
  return named(`${pascal(resource)}Commands`, ResourceCommands);
}
