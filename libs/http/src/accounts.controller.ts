import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { Accounts } from '@tongxin/access';
import type { Request, Response } from 'express';
import { AccountInfo, OneTimePassword, OpenAccount } from './accounts.dto.js';
import { Allow } from './allow.js';
import { idFrom } from './conditions.js';
import { Describe } from './operation.js';

const CLERK: AccountInfo = { name: 'clerk', displayName: '示例干事', roles: ['clerk'], disabled: false, mustChangePassword: true };
const GIVEN: OneTimePassword = { account: CLERK, password: 'k7mwq-3xqpa-9tnhc' };

/** The accounts of this node, for its administrator. */
@Controller('api/accounts')
@Allow('administrator')
export class AccountsController {
  constructor(@Inject(Accounts) private readonly accounts: Accounts) {}

  @Get()
  @Describe({ label: { zh: '账号列表', en: 'Accounts' }, answer: AccountInfo, list: true, answerExample: [CLERK] })
  list(): Promise<readonly AccountInfo[]> {
    return this.accounts.list();
  }

  @Post()
  @HttpCode(201)
  @Describe({
    label: { zh: '开立账号', en: 'Open an account' },
    answer: OneTimePassword,
    example: { name: 'clerk', displayName: '示例干事', roles: ['clerk'] },
    answerExample: GIVEN,
    refusals: ['account.exists', 'account.name-invalid', 'account.role-invalid'],
  })
  async open(
    @Body() account: OpenAccount,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OneTimePassword> {
    const given = await this.accounts.create({ ...account });
    response.setHeader('Location', `${request.baseUrl}/api/accounts/${encodeURIComponent(given.account.name)}`);
    return given;
  }

  @Post(':account/reset-password')
  @HttpCode(200)
  @Describe({
    label: { zh: '重置密码', en: 'Reset the password' },
    answer: OneTimePassword,
    answerExample: GIVEN,
    refusals: ['account.not-found'],
  })
  resetPassword(@Req() request: Request): Promise<OneTimePassword> {
    return this.accounts.resetPassword(idFrom(request, 'account'));
  }

  @Post(':account/disable')
  @HttpCode(200)
  @Describe({
    label: { zh: '停用账号', en: 'Disable the account' },
    answer: AccountInfo,
    answerExample: { ...CLERK, disabled: true },
    refusals: ['account.not-found', 'account.last-administrator'],
  })
  disable(@Req() request: Request): Promise<AccountInfo> {
    return this.accounts.disable(idFrom(request, 'account'));
  }

  @Post(':account/enable')
  @HttpCode(200)
  @Describe({
    label: { zh: '启用账号', en: 'Enable the account' },
    answer: AccountInfo,
    answerExample: CLERK,
    refusals: ['account.not-found'],
  })
  enable(@Req() request: Request): Promise<AccountInfo> {
    return this.accounts.enable(idFrom(request, 'account'));
  }
}
