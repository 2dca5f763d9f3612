import { answered, api, beside, type Schemas } from './client';
import { everyPage, since } from './every-page';

type CommandAnswer = Schemas['CommandAnswer'];

export type FourOnes = Schemas['FourOnes'];
export type FourOnesRow = Schemas['FourOnesRow'];
export type QuotaProgress = Schemas['QuotaProgress'];
export type DutyFile = Schemas['DutyFile'];
export type DutyLine = Schemas['DutyLine'];
export type DutyEvent = Omit<Schemas['DutyEventShown'], 'data'> & { data: Record<string, unknown> };
export type DutyReportCard = Schemas['DutyReportCard'];
export type StudyNoteCard = Schemas['StudyNoteCard'];
export type StudyNoteEntry = Schemas['FileStudyNote'];
export type DutyReportEntry = Schemas['FileDutyReport'];

export const readFourOnes = (node: string, year: number, township?: string): Promise<FourOnes> =>
  answered(
    api(node).GET('/api/four-ones/{year}', { params: { path: { year: String(year) }, query: township === undefined ? {} : { township } } }),
  );

/** A member's own file where `member` is left out. */
export function readDutyFile(node: string, year: number, member?: string, minPosition?: number): Promise<DutyFile> {
  const query = since(minPosition);
  return member === undefined
    ? answered(api(node).GET('/api/duty-file/{year}', { params: { path: { year: String(year) }, query } }))
    : answered(api(node).GET('/api/four-ones/{year}/{member}', { params: { path: { year: String(year), member }, query } }));
}

export function readDutyEvent(node: string, year: number, { stream, revision }: DutyLine, member?: string): Promise<DutyEvent> {
  const path = { year: String(year), stream, revision: String(revision) };
  return member === undefined
    ? answered(api(node).GET('/api/duty-file/{year}/{stream}/{revision}', { params: { path } }))
    : answered(api(node).GET('/api/four-ones/{year}/{member}/{stream}/{revision}', { params: { path: { ...path, member } } }));
}

export const listDutyReports = (node: string, year: number): Promise<DutyReportCard[]> =>
  everyPage((page) => answered(api(node).GET('/api/duty-reports', { params: { query: { ...page, year } } })));

export const readDutyReport = (node: string, key: string, minPosition?: number): Promise<DutyReportCard> =>
  answered(api(node).GET('/api/duty-reports/{key}', { params: { path: { key }, query: since(minPosition) } }));

export const listStudyNotes = (node: string, year: number): Promise<StudyNoteCard[]> =>
  everyPage((page) => answered(api(node).GET('/api/study-notes', { params: { query: { ...page, year } } })));

const of = (id: string): { path: { id: string }; header: ReturnType<typeof beside> } => ({ path: { id }, header: beside() });

export const fileStudyNote = (node: string, body: StudyNoteEntry, key: string): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/study-notes/file-study-note', { params: { header: beside({ key }) }, body }));

/** `id` is the member's number and the year, `12-001.2026`. */
export const fileDutyReport = (node: string, id: string, body: DutyReportEntry): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/duty-reports/{id}/file-duty-report', { params: of(id), body }));

export const acceptDutyReport = (node: string, id: string, reportId: string): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/duty-reports/{id}/accept-duty-report', { params: of(id), body: { reportId } }));

export const returnDutyReport = (node: string, id: string, reportId: string, reason: string): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/duty-reports/{id}/return-duty-report', { params: of(id), body: { reportId, reason } }));
