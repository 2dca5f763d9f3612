import { IsString } from 'class-validator';

/** A county this one exchanges experience with. Fields are empty where there is nothing. */
export class PeerCard {
  /** Its node. */
  @IsString() id!: string;
  @IsString() name!: string;
  @IsString() registeredOn!: string;
  /** Day on which it was given the token that counts. */
  @IsString() tokenIssuedOn!: string;
  /** Key by which its feed is believed, and since when. */
  @IsString() publicKey!: string;
  @IsString() keyTrustedOn!: string;
  /** Address of its feed, where that is read. */
  @IsString() url!: string;
}
