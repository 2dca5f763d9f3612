import { IsArray, IsIn, IsInt, IsString } from 'class-validator';
import { ExperienceFields } from '../fields.js';

/** What this county tells its peers. */
export class OwnExperience extends ExperienceFields {
  @IsString() id!: string;
  @IsIn(['ALL', 'NAMED']) audience!: 'ALL' | 'NAMED';
  /** Peers it is told to, where they are named. */
  @IsArray() @IsString({ each: true }) peers!: string[];
  @IsIn(['PUBLISHED', 'WITHDRAWN']) status!: 'PUBLISHED' | 'WITHDRAWN';
  @IsString() publishedOn!: string;
  /** Times it was told better. */
  @IsInt() revisions!: number;
  /** Id of the feed's entry that stands for it now: its last event. */
  @IsString() entry!: string;
  /** Instant of that event. */
  @IsString() changedAt!: string;
}
