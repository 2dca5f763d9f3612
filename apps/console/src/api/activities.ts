import type { ActivityDetails, AttendanceState, LeaveReason } from '@tongxin/contracts';
import { apiOf, ask, give, type CommandAnswer, type Page } from './client';

export type ActivityStatus = 'SCHEDULED' | 'HELD' | 'CANCELLED';

/** One activity as the list and its own page show it. */
export interface ActivityCard extends ActivityDetails {
  id: string;
  status: ActivityStatus;
  revision: number;
  invited: string[];
  /** By member; empty before it was recorded. */
  attendance: Record<string, AttendanceState>;
  leave: Record<string, 'REQUESTED' | 'GRANTED' | 'REFUSED'>;
  heldOn: string | null;
  hours: number | null;
  outsideCount: number | null;
  report: { reportId: string; title: string; text: string; approved: boolean } | null;
}

/** What was put down on one page after an activity. */
export interface HeldEntry {
  on: string;
  hours: number;
  outsideCount: number;
}

const commandPath = (id: string, verb: string): string => `activities/${encodeURIComponent(id)}/${verb}`;

export async function listActivities(node: string, minPosition?: number): Promise<ActivityCard[]> {
  return (await ask<Page<ActivityCard>>(apiOf(node, 'activity-list'), { query: { limit: 200, minPosition } })).items;
}

export const readActivity = (node: string, id: string, minPosition?: number): Promise<ActivityCard> =>
  ask<ActivityCard>(apiOf(node, `activity-list/${encodeURIComponent(id)}`), { query: { minPosition } });

export const scheduleActivity = (node: string, details: ActivityDetails, key: string): Promise<CommandAnswer> =>
  give(node, 'activities/schedule-activity', details, { key });

export const amendActivity = (node: string, id: string, details: Partial<ActivityDetails>, revision: number): Promise<CommandAnswer> =>
  give(node, commandPath(id, 'amend-activity'), details, { revision });

export const cancelActivity = (node: string, id: string, reason: string): Promise<CommandAnswer> =>
  give(node, commandPath(id, 'cancel-activity'), { reason });

export const inviteMembers = (node: string, id: string, memberIds: string[]): Promise<CommandAnswer> =>
  give(node, commandPath(id, 'invite-members'), { memberIds });

export const requestLeave = (node: string, id: string, memberId: string, reason: LeaveReason): Promise<CommandAnswer> =>
  give(node, commandPath(id, 'request-leave'), { memberId, reason });

export const grantLeave = (node: string, id: string, memberId: string): Promise<CommandAnswer> =>
  give(node, commandPath(id, 'grant-leave'), { memberId });

export const holdActivity = (node: string, id: string, held: HeldEntry): Promise<CommandAnswer> =>
  give(node, commandPath(id, 'hold-activity'), held);

export const recordAttendance = (
  node: string,
  id: string,
  entries: { memberId: string; state: AttendanceState }[],
): Promise<CommandAnswer> => give(node, commandPath(id, 'record-attendance'), { entries });

export const submitReport = (node: string, id: string, report: { reportId: string; title: string; text: string }): Promise<CommandAnswer> =>
  give(node, commandPath(id, 'submit-report'), report);

export const approveReport = (node: string, id: string, reportId: string): Promise<CommandAnswer> =>
  give(node, commandPath(id, 'approve-report'), { reportId });
