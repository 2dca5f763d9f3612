import type { Role } from '@tongxin/access';
import type { ViewReader } from '@tongxin/eventing';
import type { FactsOf } from '@tongxin/runtime';
import type { FilerFacts } from './fields.js';
import type { FileStudyNote } from './study-note/file-study-note.js';
import type { MemberCard } from './views/member-register.view.js';

type Given = Parameters<FactsOf<object, unknown>>[1];

/** Who enters things for members who do not log in. */
const ON_BEHALF: readonly Role[] = ['clerk', 'county-office'];

export const studyNoteFacts = ({ memberId }: FileStudyNote, given: Given): Promise<FilerFacts> => filerFacts(memberId, given);

/** The member stands before the year in the stream's id. */
export const dutyReportFacts = (_command: object, given: Given): Promise<FilerFacts> =>
  filerFacts(given.id.slice(0, Math.max(0, given.id.lastIndexOf('.'))), given);

/** For whom the caller may file, and whether the member is in office. */
async function filerFacts(memberId: string, { call: { by }, views }: Given): Promise<FilerFacts> {
  return {
    onlyFor: by?.roles.some((role) => ON_BEHALF.includes(role)) ? null : (by?.memberId ?? ''),
    leftOn: await leftOn(memberId, views),
    onBehalf: by?.memberId !== memberId,
  };
}

/** A node whose register is empty, not linked yet, is not asked. */
async function leftOn(memberId: string, views: ViewReader): Promise<string | null> {
  const card = memberId === '' ? undefined : await views.get<MemberCard>('member-register', memberId);
  if (card) return card.document.leftOn;
  const anyone = await views.find('member-register', { limit: 1 });
  return anyone.items.length > 0 ? null : '';
}
