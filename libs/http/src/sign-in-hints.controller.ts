import { ROLES, type Role } from '@tongxin/access';
import { Controller, Get, Inject } from '@nestjs/common';
import { IsIn, IsString } from 'class-validator';
import { Public } from './allow.js';
import { Describe } from './operation.js';
import { SIGN_IN_HINTS } from './tokens.js';

/** An account of the sample county, with its password. */
export class SignInHint {
  @IsString() account!: string;
  @IsString() password!: string;
  @IsString() displayName!: string;
  @IsIn(ROLES, { each: true }) roles!: readonly Role[];
}

/** Names the sample's accounts on its sign-in page; a real node has none to name. */
@Controller('api/sign-in-hints')
export class SignInHintsController {
  constructor(@Inject(SIGN_IN_HINTS) private readonly hints: readonly SignInHint[]) {}

  @Get()
  @Public()
  @Describe({
    label: { zh: '示例账号', en: 'Accounts of the sample' },
    answer: SignInHint,
    list: true,
    answerExample: [{ account: 'clerk', password: 'sample-password', displayName: '示例干事', roles: ['clerk'] }],
  })
  list(): readonly SignInHint[] {
    return this.hints;
  }
}
