import { ROLES, type Role } from '@tongxin/access';
import { ArrayNotEmpty, IsArray, IsBoolean, IsIn, IsOptional, IsString, Length, MaxLength, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';

export class OpenAccount {
  @IsString() @Length(2, 40) name!: string;
  @IsString() @Length(1, 60) displayName!: string;
  @IsArray() @ArrayNotEmpty() @IsIn(ROLES.filter((role) => role !== 'system'), { each: true }) roles!: Role[];
  @IsOptional() @IsString() @MaxLength(100) memberId?: string;
}

export class AccountInfo {
  @IsString() name!: string;
  @IsString() displayName!: string;
  @IsIn(ROLES, { each: true }) roles!: readonly Role[];
  @IsOptional() @IsString() memberId?: string;
  @IsBoolean() disabled!: boolean;
  @IsBoolean() mustChangePassword!: boolean;
}

/** An account with the password it is given out with, told this once. */
export class OneTimePassword {
  @ValidateNested() @Type(() => AccountInfo) account!: AccountInfo;
  @IsString() password!: string;
}
