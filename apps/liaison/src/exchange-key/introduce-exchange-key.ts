import type { ExchangeKeyEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { Type } from 'class-transformer';
import { IsObject, IsString, Matches, ValidateNested } from 'class-validator';
import { IsPublicKey, Nullable } from '../fields.js';
import type { ExchangeKey } from './exchange-key.js';

export class Endorsement {
  @IsPublicKey() by!: string;
  /** Ed25519 signature, 64 bytes in base64url. */
  @IsString() @Matches(/^[A-Za-z0-9_-]{86}$/) signature!: string;
}

export class IntroduceExchangeKey {
  @IsPublicKey() publicKey!: string;
  /** The word of the key before; null for the first. */
  @Nullable() @IsObject() @ValidateNested() @Type(() => Endorsement) endorsement!: Endorsement | null;
}

/** Pages are signed with this key from now on. The key it takes the place of has vouched for it, so that peers need no word by another way. */
export const introduceExchangeKey: Decide<ExchangeKey, IntroduceExchangeKey, ExchangeKeyEvent> = ({ keys }, { publicKey, endorsement }) => {
  if (keys.at(-1) === publicKey) return [];
  if (keys.includes(publicKey) || (keys.at(-1) ?? null) !== (endorsement?.by ?? null)) throw new Refused('exchange-key.superseded');
  return [{ type: 'ExchangeKeyIntroduced', data: { publicKey, endorsement: endorsement && { ...endorsement } } }];
};
