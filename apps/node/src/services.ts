import type { Service } from '@tongxin/runtime';
import { linksService } from '@tongxin/links';
import { activities } from '../../activities/src/activities.module.js';
import { county } from '../../county/src/county.module.js';
import { liaison } from '../../liaison/src/liaison.module.js';
import { members } from '../../members/src/members.module.js';
import { proposalReview, proposals, proposalsAt } from '../../proposals/src/proposals.module.js';
import { SERVICE_NAMES, type NodeRecord, type ServiceName } from '@tongxin/hosting';

/** What a process of a node hosts when its services run apart. */
export function servicesOfProcess(process: ServiceName, level: NodeRecord['level']): readonly Service[] {
  switch (process) {
    case 'members':
      return [members];
    case 'activities':
      return [activities];
    case 'proposals':
      return proposalsAt(level);
    case 'liaison':
      return [linksService, liaison];
    case 'county':
      return [county];
  }
}

/** What a node runs: every committee has members, activities, proposals, liaison and a ledger, which a township drafts its filings from; a county reviews its townships' proposals besides. */
export function servicesOf({ level }: Pick<NodeRecord, 'level'>): readonly Service[] {
  return SERVICE_NAMES.flatMap((process) => servicesOfProcess(process, level));
}

/** All there are, for the API document. */
export const allServices: readonly Service[] = [linksService, members, activities, proposals, proposalReview, liaison, county];
