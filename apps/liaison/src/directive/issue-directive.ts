import { addDays, IsDay } from '@tongxin/calendar';
import type { DirectiveEvent, FilingKind } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsArray, IsIn, IsString, Length, Matches } from 'class-validator';
import { ENTRY_ID, IsPeriod, Omissible } from '../fields.js';
import type { Directive } from './directive.js';

export const FILING_KINDS: readonly FilingKind[] = ['plan', 'half-year', 'year-end', 'other'];
/** Days before the due day on which a township is reminded, where the county names no other. */
const DAYS_TO_REMIND = 7;

export class IssueDirective {
  @IsIn(FILING_KINDS) kind!: FilingKind;
  @IsString() @Length(1, 100) title!: string;
  /** What is asked, in the county's words. */
  @IsString() @Length(0, 5000) text!: string;
  /** Period the filings speak of. */
  @IsPeriod() period!: string;
  /** Last day on which a filing is in time. */
  @IsDay() dueOn!: string;
  /** Day on which who has not filed is reminded; a week before it is due, when left out. */
  @Omissible() @IsDay() remindOn?: string;
  /** Nodes it goes to; every linked township, when left out. */
  @Omissible()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsString({ each: true })
  @Matches(ENTRY_ID, { each: true })
  to?: string[];
}

/** The townships linked with this node, by code. */
export interface TownshipFacts {
  readonly townships: readonly string[];
}

/** The county asks its townships, or some of them, for a filing by a day that is still ahead. */
export const issueDirective: Decide<Directive, IssueDirective, DirectiveEvent, TownshipFacts> = (
  { issued },
  { kind, title, text, period, dueOn, remindOn = addDays(dueOn, -DAYS_TO_REMIND), to },
  { today, facts: { townships } },
) => {
  if (issued) return [];
  if (dueOn < today) throw new Refused('directive.due-day-past', { dueOn });
  if (remindOn > dueOn) throw new Refused('directive.reminder-after-due-day', { remindOn, dueOn });
  return [{ type: 'DirectiveIssued', data: { kind, title, text, period, dueOn, remindOn, to: addressees(to, townships) } }];
};

function addressees(named: readonly string[] | undefined, townships: readonly string[]): string[] {
  const unknown = (named ?? []).filter((node) => !townships.includes(node));
  if (unknown.length > 0) throw new Refused('directive.township-unknown', { nodes: unknown });
  const addressed = [...(named ?? townships)].sort();
  if (addressed.length === 0) throw new Refused('directive.no-townships');
  return addressed;
}
