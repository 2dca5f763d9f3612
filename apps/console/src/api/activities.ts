import { answered, api, beside, type Schemas } from './client';

type CommandAnswer = Schemas['CommandAnswer'];

/** One activity as the list and its own page show it. */
export type ActivityCard = Schemas['ActivityCard'];
export type ActivityEntry = Schemas['ScheduleActivity'];
export type LeaveReason = Schemas['RequestLeave']['reason'];
/** What was put down on one page after an activity. */
export type HeldEntry = Schemas['HoldActivity'];
export type AttendanceEntry = Schemas['AttendanceEntry'];

/** The committee's own activities, the latest first. */
export async function listActivities(node: string, minPosition?: number): Promise<ActivityCard[]> {
  const query = { node, limit: 300, descending: true, ...(minPosition !== undefined && { minPosition }) };
  return (await answered(api(node).GET('/api/activity-list', { params: { query } }))).items;
}

export const readActivity = (node: string, key: string, minPosition?: number): Promise<ActivityCard> =>
  answered(
    api(node).GET('/api/activity-list/{key}', { params: { path: { key }, query: minPosition === undefined ? {} : { minPosition } } }),
  );

const of = (id: string, revision?: number): { path: { id: string }; header: ReturnType<typeof beside> } => ({
  path: { id },
  header: beside(revision === undefined ? {} : { revision }),
});

export const scheduleActivity = (node: string, body: ActivityEntry, key: string): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/activities/schedule-activity', { params: { header: beside({ key }) }, body }));

export const amendActivity = (node: string, id: string, body: Schemas['AmendActivity'], revision: number): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/activities/{id}/amend-activity', { params: of(id, revision), body }));

export const cancelActivity = (node: string, id: string, reason: string): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/activities/{id}/cancel-activity', { params: of(id), body: { reason } }));

export const inviteMembers = (node: string, id: string, memberIds: string[]): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/activities/{id}/invite-members', { params: of(id), body: { memberIds } }));

export const requestLeave = (node: string, id: string, memberId: string, reason: LeaveReason): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/activities/{id}/request-leave', { params: of(id), body: { memberId, reason } }));

export const grantLeave = (node: string, id: string, memberId: string): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/activities/{id}/grant-leave', { params: of(id), body: { memberId } }));

export const refuseLeave = (node: string, id: string, memberId: string, reason: string): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/activities/{id}/refuse-leave', { params: of(id), body: { memberId, reason } }));

export const holdActivity = (node: string, id: string, body: HeldEntry): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/activities/{id}/hold-activity', { params: of(id), body }));

export const recordAttendance = (node: string, id: string, entries: AttendanceEntry[]): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/activities/{id}/record-attendance', { params: of(id), body: { entries } }));

export const submitReport = (node: string, id: string, body: Schemas['SubmitReport']): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/activities/{id}/submit-report', { params: of(id), body }));

export const approveReport = (node: string, id: string, reportId: string): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/activities/{id}/approve-report', { params: of(id), body: { reportId } }));

export const recordFinding = (node: string, id: string, body: Schemas['RecordFinding']): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/activities/{id}/record-finding', { params: of(id), body }));

export const forwardFinding = (node: string, id: string, body: Schemas['ForwardFinding']): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/activities/{id}/forward-finding', { params: of(id), body }));
