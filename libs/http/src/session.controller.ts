import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { Accounts, Sessions, type Account, type Caller } from '@tongxin/access';
import { Refused } from '@tongxin/eventing';
import { NODE, type NodeIdentity } from '@tongxin/runtime';
import type { Request, Response } from 'express';
import { CurrentCaller, Public, SignedIn, WhilePasswordMustChange } from './allow.js';
import { Describe } from './operation.js';
import type { NodeRequest } from './request.js';
import { clearSessionCookie, setSessionCookie } from './session-cookie.js';
import { ChangePassword, SessionInfo, SignIn } from './session.dto.js';

const CLERK = {
  account: 'clerk',
  displayName: '示例干事',
  node: '990101101',
  nodeName: '示例镇政协工委',
  roles: ['clerk'],
  mustChangePassword: false,
};

/** Signing in and out, and one's own password. */
@Controller('api/session')
export class SessionController {
  constructor(
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(NODE) private readonly node: NodeIdentity,
  ) {}

  @Post()
  @HttpCode(200)
  @Public()
  @Describe({
    label: { zh: '登录', en: 'Sign in' },
    answer: SessionInfo,
    example: { account: 'clerk', password: 'a-password-of-ten' },
    answerExample: CLERK,
    refusals: ['access.bad-credentials', 'access.locked', 'access.busy', 'access.cross-site'],
  })
  async signIn(
    @Body() { account, password, kind }: SignIn,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionInfo> {
    return this.begin(await this.accounts.signIn(account, password), kind !== 'token', request, response);
  }

  @Get()
  @SignedIn()
  @WhilePasswordMustChange()
  @Describe({ label: { zh: '当前登录者', en: 'Who is signed in' }, answer: SessionInfo, answerExample: CLERK })
  async whoAmI(@CurrentCaller() caller: Caller): Promise<SessionInfo> {
    const account = await this.accounts.find(caller.account);
    if (!account) throw new Refused('access.session-expired');
    return this.infoOf(account);
  }

  @Delete()
  @HttpCode(204)
  @SignedIn()
  @WhilePasswordMustChange()
  @Describe({ label: { zh: '退出登录', en: 'Sign out' } })
  async signOut(@Req() request: NodeRequest, @Res({ passthrough: true }) response: Response): Promise<void> {
    if (request.session) await this.sessions.end(request.session.token);
    clearSessionCookie(request, response);
  }

  @Post('password')
  @HttpCode(200)
  @SignedIn()
  @WhilePasswordMustChange()
  @Describe({
    label: { zh: '修改密码', en: 'Change the password' },
    answer: SessionInfo,
    example: { current: 'a-password-of-ten', next: 'another-long-one' },
    answerExample: CLERK,
    refusals: ['access.bad-credentials', 'access.locked', 'access.password-too-short', 'access.password-unchanged'],
  })
  async changePassword(
    @Body() { current, next }: ChangePassword,
    @CurrentCaller() caller: Caller,
    @Req() request: NodeRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionInfo> {
    const account = await this.accounts.changePassword(caller.account, current, next);
    return this.begin(account, request.session?.cookie === true, request, response);
  }

  private async begin(account: Account, cookie: boolean, request: Request, response: Response): Promise<SessionInfo> {
    const token = await this.sessions.open(account);
    if (!cookie) return { ...this.infoOf(account), token };
    setSessionCookie(request, response, token);
    return this.infoOf(account);
  }

  private infoOf({ name, displayName, roles, memberId, mustChangePassword }: Account): SessionInfo {
    const { id, name: nodeName } = this.node;
    return { account: name, displayName, node: id, nodeName, roles, ...(memberId !== undefined && { memberId }), mustChangePassword };
  }
}
