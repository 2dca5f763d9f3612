import { apiOf, ask, type Page, type Query } from './client';

/** One card of the member register. */
export interface MemberCard {
  number: string;
  name: string;
  pinyin: string;
  sector: string;
  specialCommittees: string[];
  group: string;
  party: string | null;
  workUnit: string;
  standing: boolean;
  term: number;
  admittedOn: string;
  status: 'IN_OFFICE' | 'RESIGNED' | 'REVOKED';
  leftOn: string;
}

export interface CommitteeCard {
  code: string;
  name: string;
  level: string;
  superior: string | null;
}

export const listMembers = (node: string, query: Query = {}): Promise<Page<MemberCard>> =>
  ask<Page<MemberCard>>(apiOf(node, 'member-register'), { query: { limit: 200, ...query } });

/** The whole register, page after page, in its order; members in office only when asked so. */
export async function allMembers(node: string, status?: MemberCard['status']): Promise<MemberCard[]> {
  const found: MemberCard[] = [];
  let cursor: string | undefined;
  do {
    const page = await listMembers(node, { status, cursor });
    found.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
}

export const membersInOffice = (node: string): Promise<MemberCard[]> => allMembers(node, 'IN_OFFICE');

export async function listCommittees(node: string): Promise<CommitteeCard[]> {
  const { items } = await ask<Page<CommitteeCard>>(apiOf(node, 'committees'), { query: { limit: 200 } });
  return items.toSorted((a, b) => a.code.localeCompare(b.code));
}

export interface RosterError {
  row: number;
  column: string;
  code: string;
  value: string;
}

/** What a roster would change; nothing is recorded by asking. */
export interface RosterPreview {
  rows: { row: number; number: string; name: string; sector: string; group: string }[];
  errors: RosterError[];
  ignored: { column: string; personal: boolean }[];
  admitted: number;
  amended: number;
  unchanged: number;
  leftOut: string[];
}

function withFile(file: File): FormData {
  const form = new FormData();
  form.append('file', file);
  return form;
}

export const previewRoster = (node: string, file: File): Promise<RosterPreview> =>
  ask(apiOf(node, 'roster-imports/preview'), { method: 'POST', body: withFile(file) });

/** Records what the preview showed. */
export async function importRoster(node: string, file: File, tell: (step: { done: number; total: number }) => void): Promise<void> {
  tell({ done: 0, total: 0 });
  await ask(apiOf(node, 'roster-imports'), { method: 'POST', body: withFile(file) });
}
