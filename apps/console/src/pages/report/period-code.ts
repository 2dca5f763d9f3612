/** The parts of a period's code: `2023`, `2023-H1`, `2023-Q3`, `2023-06`. */
export interface PeriodParts {
  year: number;
  /** Empty for the whole year, else `H1`, `Q3` or `06`. */
  part: string;
}

const form = /^([1-9]\d{3})(?:-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$/;

/** Takes a code apart; a code of another form counts as the year given. */
export function periodParts(code: string, otherwise: number): PeriodParts {
  const [, year, part] = form.exec(code) ?? [];
  return year === undefined ? { year: otherwise, part: '' } : { year: Number(year), part: part ?? '' };
}

export function periodCode({ year, part }: PeriodParts): string {
  return part === '' ? String(year) : `${year}-${part}`;
}

export const HALVES = ['H1', 'H2'];
export const QUARTERS = ['Q1', 'Q2', 'Q3', 'Q4'];
export const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));
