import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { authorise, ROLES, type Caller, type TokenVerifier } from '@tongxin/access';
import { Refused } from '@tongxin/eventing';
import { NODE, type NodeIdentity } from '@tongxin/runtime';
import type { Response } from 'express';
import { ADMISSION, WHILE_PASSWORD_MUST_CHANGE, type Admission } from './allow.js';
import type { NodeRequest } from './request.js';
import { assertSameOrigin } from './same-origin.js';
import { sessionOf, setSessionCookie } from './session-cookie.js';
import { TOKEN_VERIFIER } from './tokens.js';

/** Stands before every route: who asks, whether this node and this route let them in. What is not marked is shut. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(TOKEN_VERIFIER) private readonly verifier: TokenVerifier,
    @Inject(NODE) private readonly node: NodeIdentity,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<NodeRequest>();
    const admission = this.marked<Admission>(ADMISSION, context);
    if (!admission) throw new Refused('access.role', { roles: [] });
    const session = sessionOf(request);
    if (!session || session.cookie) assertSameOrigin(request);
    if (admission === 'public') return true;
    if (!session) throw new Refused('access.unauthenticated');
    request.session = session;
    request.caller = await this.verifier.verify(session.token);
    this.admit(request.caller, admission, context);
    if (session.cookie) await this.renew(session.token, request, context.switchToHttp().getResponse<Response>());
    return true;
  }

  private admit(caller: Caller, admission: Admission, context: ExecutionContext): void {
    if (admission === 'signed-in' && caller.bearer) throw new Refused('access.role', { roles: [] });
    const patient = this.marked<boolean>(WHILE_PASSWORD_MUST_CHANGE, context) === true;
    const asked = patient ? { ...caller, mustChangePassword: false } : caller;
    authorise(asked, this.node.id, admission === 'signed-in' || admission === 'public' ? ROLES : admission);
  }

  private async renew(token: string, request: NodeRequest, response: Response): Promise<void> {
    const fresh = await this.verifier.renew?.(token);
    if (fresh !== undefined) setSessionCookie(request, response, fresh);
  }

  private marked<T>(key: string, context: ExecutionContext): T | undefined {
    return this.reflector.getAllAndOverride<T | undefined>(key, [context.getHandler(), context.getClass()]);
  }
}
