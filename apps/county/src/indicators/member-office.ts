import { quotasOf, standardOfYear, type MemberEvent, type Quota } from '@tongxin/contracts';
import type { Standards } from './standards.js';

/** A year at whose end a member is in office, with what counts for it. */
export interface YearInOffice {
  /** Division code of the township whose group the member is in. */
  readonly group: string;
  readonly standing: boolean;
  readonly perYear: Readonly<Record<Quota, number>>;
}

/** What the register says of a member, as figures need it. */
export interface Office {
  /** Stream of the register; empty before it is known. */
  readonly record: string;
  readonly group: string;
  readonly standing: boolean;
  /** Sectors by the day from which each held. */
  readonly sectors: readonly { readonly from: string; readonly sector: string }[];
  /** Each year is as it was when it ended: a change counts from the year it was made in. */
  readonly years: Readonly<Record<string, YearInOffice>>;
}

export const UNKNOWN: Office = { record: '', group: '', standing: false, sectors: [], years: {} };

/** When and in which stream it was recorded, and the standards known by then. */
interface Recorded {
  readonly on: string;
  readonly record: string;
  readonly known: Standards;
}

/** Years of a term, by the CPPCC's charter. */
const TERM = 5;

/** What the register says after an event recorded on a day. A member is in office from the year of admission for a term, and another one with each renewal, until leaving. */
export function officeAfter(office: Office, event: MemberEvent, { on, record, known }: Recorded): Office {
  if (office.record === '' && event.type !== 'MemberAdmitted') return office;
  switch (event.type) {
    case 'MemberAdmitted': {
      const { admittedOn, group, standing, sector } = event.data;
      const years = { ...office.years, ...inOffice(Number(admittedOn.slice(0, 4)), { group, standing }) };
      return measured({ record, group, standing, sectors: sectorFrom(office, admittedOn, sector), years }, known);
    }
    case 'MemberProfileAmended': {
      const { sector, standing = office.standing } = event.data;
      return measured(
        changedFrom({ ...office, ...(sector !== undefined && { sectors: sectorFrom(office, on, sector) }) }, on, { standing }),
        known,
      );
    }
    case 'MemberGroupChanged':
      return measured(changedFrom(office, event.data.on, { group: event.data.group }), known);
    case 'TermRenewed':
      return measured({ ...office, years: { ...office.years, ...inOffice(nextTerm(office, on), office) } }, known);
    case 'MemberResigned':
    case 'MembershipRevoked':
      return { ...office, years: yearsOf(office, (year) => year < event.data.on.slice(0, 4)) };
  }
}

/** The same, with what each year asks by the standard that measures it. */
export function measured(office: Office, { versions }: Standards): Office {
  const years = Object.entries(office.years).map(
    ([year, one]) => [year, { ...one, perYear: quotasOf(standardOfYear(versions, Number(year)), one) }] as const,
  );
  return { ...office, years: Object.fromEntries(years) };
}

/** The sector a member belonged to on a day; before the first that is known, the first. */
export function sectorOn({ sectors }: Pick<Office, 'sectors'>, day: string): string | undefined {
  return (sectors.findLast(({ from }) => from <= day) ?? sectors[0])?.sector;
}

function inOffice(first: number, { group, standing }: Pick<Office, 'group' | 'standing'>): Office['years'] {
  const years = Array.from({ length: TERM }, (_, at) => String(first + at));
  return Object.fromEntries(years.map((year) => [year, { group, standing, perYear: quotasOf(undefined, { group, standing }) }]));
}

function nextTerm({ years }: Office, on: string): number {
  const last = Object.keys(years).at(-1);
  return last === undefined ? Number(on.slice(0, 4)) : Number(last) + 1;
}

function changedFrom(office: Office, day: string, change: Partial<Pick<Office, 'group' | 'standing'>>): Office {
  const later = yearsOf(office, (year) => year >= day.slice(0, 4));
  const years = Object.entries(later).map(([year, one]) => [year, { ...one, ...change }] as const);
  return { ...office, ...change, years: { ...office.years, ...Object.fromEntries(years) } };
}

function yearsOf({ years }: Office, isWanted: (year: string) => boolean): Office['years'] {
  return Object.fromEntries(Object.entries(years).filter(([year]) => isWanted(year)));
}

function sectorFrom({ sectors }: Office, from: string, sector: string): Office['sectors'] {
  return [...sectors.filter((one) => one.from < from), { from, sector }];
}
