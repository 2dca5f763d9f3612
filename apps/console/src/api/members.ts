import { answered, api, asForm, fileField, type Schemas } from './client';
import { everyPage, since } from './every-page';

/** One card of the member register. */
export type MemberCard = Schemas['MemberCard'];
export type CommitteeCard = Schemas['CommitteeCard'];
/** What a roster would change; nothing is recorded by asking. */
export type RosterPreview = Schemas['RosterPreview'];
export type RosterOutcome = Schemas['RosterOutcome'];

/** The whole register, page after page, in its order; members in office only when asked so. */
export function allMembers(node: string, status?: MemberCard['status'], minPosition?: number): Promise<MemberCard[]> {
  const asked = { ...(status && { status }), ...since(minPosition) };
  return everyPage((page) => answered(api(node).GET('/api/member-register', { params: { query: { ...asked, ...page } } })));
}

export async function listCommittees(node: string): Promise<CommitteeCard[]> {
  const { items } = await answered(api(node).GET('/api/committees', { params: { query: { limit: 500 } } }));
  return items.toSorted((a, b) => a.code.localeCompare(b.code));
}

export const previewRoster = (node: string, file: File): Promise<RosterPreview> =>
  answered(api(node).POST('/api/roster-imports/preview', { body: fileField(file), bodySerializer: asForm }));

/** Records what the preview showed. */
export const importRoster = (node: string, file: File): Promise<RosterOutcome> =>
  answered(api(node).POST('/api/roster-imports', { body: fileField(file), bodySerializer: asForm }));
