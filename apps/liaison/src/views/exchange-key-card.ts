import { Type } from 'class-transformer';
import { IsObject, IsString, ValidateNested } from 'class-validator';
import { Nullable } from '../fields.js';

/** The word of the key before. */
export class KeyEndorsementCard {
  @IsString() by!: string;
  @IsString() signature!: string;
}

/** A key of this county's feed. Pages signed while it counted hold for ever. */
export class ExchangeKeyCard {
  /** Ed25519: 32 bytes in base64url. It is its own id. */
  @IsString() publicKey!: string;
  /** Instants; `until` is empty while it counts. */
  @IsString() from!: string;
  @IsString() until!: string;
  @Nullable() @IsObject() @ValidateNested() @Type(() => KeyEndorsementCard) endorsement!: KeyEndorsementCard | null;
}
