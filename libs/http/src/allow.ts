import { createParamDecorator, SetMetadata, type CustomDecorator, type ExecutionContext } from '@nestjs/common';
import type { Caller, Role } from '@tongxin/access';
import { Refused } from '@tongxin/eventing';
import type { NodeRequest } from './request.js';

/** Whom a route lets in: anyone, any account of this node, or its accounts with one of the roles. */
export type Admission = 'public' | 'signed-in' | readonly Role[];

export const ADMISSION = 'tongxin:admission';
export const WHILE_PASSWORD_MUST_CHANGE = 'tongxin:while-password-must-change';

/** Lets in accounts of this node that have one of the roles. */
export const Allow = (...roles: readonly Role[]): CustomDecorator => SetMetadata<string, Admission>(ADMISSION, roles);

/** Lets anyone in, signed in or not. */
export const Public = (): CustomDecorator => SetMetadata<string, Admission>(ADMISSION, 'public');

/** Lets in every account of this node. */
export const SignedIn = (): CustomDecorator => SetMetadata<string, Admission>(ADMISSION, 'signed-in');

/** Stays open to an account that must change its one-time password first. */
export const WhilePasswordMustChange = (): CustomDecorator => SetMetadata(WHILE_PASSWORD_MUST_CHANGE, true);

/** Who asks. Only on routes that are not public. */
export const CurrentCaller = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<NodeRequest>();
  if (!caller) throw new Refused('access.unauthenticated');
  return caller;
});
