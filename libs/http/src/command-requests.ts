import { Inject, Injectable } from '@nestjs/common';
import { actorOf, type Caller } from '@tongxin/access';
import { Refused } from '@tongxin/eventing';
import { commandIdOf, type CommandAnswer, type CommandCall, type RegisteredCommand } from '@tongxin/runtime';
import type { Response } from 'express';
import { assertJson } from './body.js';
import { expectedRevision, idempotencyKey, idFrom, revisionTag } from './conditions.js';
import { correlationIdOf } from './correlation.js';
import { IdempotentAnswers, type FirstAnswer } from './idempotency.js';
import type { NodeRequest } from './request.js';
import { COMMAND_DOOR } from './tokens.js';

/** What HTTP needs of the command door. */
export interface CommandDoor {
  send(command: string, body: unknown, call: CommandCall): Promise<CommandAnswer>;
}

/** Takes a command from a request to the door and its answer back, with ETag, Location and the first answer for a repeated key. */
@Injectable()
export class CommandRequests {
  constructor(
    @Inject(COMMAND_DOOR) private readonly door: CommandDoor,
    @Inject(IdempotentAnswers) private readonly answers: IdempotentAnswers,
  ) {}

  async take(command: RegisteredCommand, request: NodeRequest, response: Response): Promise<CommandAnswer> {
    const { caller } = request;
    if (!caller) throw new Refused('access.unauthenticated');
    assertJson(request);
    const call = callOf(command, caller, request);
    const key = idempotencyKey(request);
    const body: unknown = request.body === undefined ? {} : request.body;
    const work = async (commandId?: string): Promise<FirstAnswer> => ({
      status: command.options.creates ? 201 : 200,
      body: await this.door.send(command.name, body, { ...call, ...(commandId !== undefined && { commandId }) }),
    });
    if (key === undefined) return give(command, await work(), request, response);
    const actor = actorOf(caller);
    const asked = [command.name, call.id ?? '', JSON.stringify(body)];
    const { answer, again } = await this.answers.once(actor, key, asked, () => work(commandIdOf('http', actor, key)));
    if (again) response.setHeader('Idempotency-Replayed', 'true');
    return give(command, answer, request, response);
  }
}

function callOf(command: RegisteredCommand, by: Caller, request: NodeRequest): CommandCall {
  const expected = expectedRevision(request);
  return {
    by,
    correlationId: correlationIdOf(request),
    ...(!command.options.creates && { id: idFrom(request, 'id') }),
    ...(expected !== undefined && { expected }),
  };
}

function give(command: RegisteredCommand, { status, body }: FirstAnswer, request: NodeRequest, response: Response): CommandAnswer {
  response.status(status);
  response.setHeader('ETag', revisionTag(body.revision));
  if (status === 201) response.setHeader('Location', `${request.baseUrl}/api/${command.resource}/${encodeURIComponent(body.id)}`);
  return body;
}
