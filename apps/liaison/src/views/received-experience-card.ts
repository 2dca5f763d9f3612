import { IsArray, IsIn, IsInt, IsString } from 'class-validator';
import { ExperienceFields } from '../fields.js';

/** What a peer told, as it stands now; of what it took back the title alone. */
export class ReceivedExperienceCard extends ExperienceFields {
  /** `<peer>.<id there>` */
  @IsString() id!: string;
  /** Stream of what was received. */
  @IsString() stream!: string;
  /** Node of the peer. */
  @IsString() from!: string;
  /** `AWAITED` while only those who borrowed it are known here. */
  @IsIn(['AWAITED', 'TOLD', 'WITHDRAWN']) status!: 'AWAITED' | 'TOLD' | 'WITHDRAWN';
  /** Days on which the peer told it first and last. */
  @IsString() toldOn!: string;
  @IsString() changedOn!: string;
  @IsInt() revisions!: number;
  /** Nodes that took it up. */
  @IsArray() @IsString({ each: true }) borrowedBy!: string[];
}
