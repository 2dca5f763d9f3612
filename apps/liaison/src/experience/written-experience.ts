import { personalNumbersIn } from '@tongxin/contracts';
import { Refused } from '@tongxin/eventing';
import { ArrayMaxSize, ArrayUnique, IsArray, IsString, Length } from 'class-validator';
import { ExperienceFields, Omissible, textsOf } from '../fields.js';

/** An experience as its author writes it. */
export class WrittenExperience extends ExperienceFields {
  /** Words of the text that are names of persons known here and mean nobody: the author has looked at each. */
  @Omissible()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(2, 50, { each: true })
  notNames?: string[];
}

/** Names of members that stand in the text. */
export interface NamesFacts {
  readonly names: readonly string[];
}

/** How many names the author says mean nobody. Numbers of persons are never told; names only where the author has looked at them. */
export function namesConfirmed(written: WrittenExperience, { names }: NamesFacts): number {
  const numbers = textsOf(written).flatMap(personalNumbersIn);
  if (numbers.length > 0) throw new Refused('experience.personal-number', { numbers });
  const { notNames = [] } = written;
  assertNoNames(names, notNames);
  return notNames.length;
}

/** @throws Refused `experience.personal-name` {names}. */
export function assertNoNames(names: readonly string[], notNames: readonly string[] = []): void {
  const left = names.filter((name) => !notNames.includes(name));
  if (left.length > 0) throw new Refused('experience.personal-name', { names: left });
}
