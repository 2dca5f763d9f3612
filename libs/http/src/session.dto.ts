import { ROLES, type Role } from '@tongxin/access';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

export class SignIn {
  @IsString() @MaxLength(100) account!: string;
  @IsString() @MaxLength(1000) password!: string;
  /** `cookie` (default) for browsers; `token` puts the token into the answer instead, for programs that send it as a bearer. */
  @IsOptional() @IsIn(['cookie', 'token']) kind?: 'cookie' | 'token';
}

export class ChangePassword {
  @IsString() @MaxLength(1000) current!: string;
  @IsString() @MaxLength(1000) next!: string;
}

/** Who is signed in, and where. */
export class SessionInfo {
  @IsString() account!: string;
  @IsString() displayName!: string;
  @IsString() node!: string;
  @IsString() nodeName!: string;
  @IsIn(ROLES, { each: true }) roles!: readonly Role[];
  @IsOptional() @IsString() memberId?: string;
  @IsBoolean() mustChangePassword!: boolean;
  @IsOptional() @IsString() token?: string;
}
