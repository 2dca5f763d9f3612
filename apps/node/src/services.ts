import type { Service } from '@tongxin/runtime';
import { linksService } from '@tongxin/links';
import { activities } from '../../activities/src/activities.module.js';
import { county } from '../../county/src/county.module.js';
import { liaison } from '../../liaison/src/liaison.module.js';
import { members } from '../../members/src/members.module.js';
import { proposalReview, proposals, proposalsAt } from '../../proposals/src/proposals.module.js';
import type { NodeRecord } from '@tongxin/hosting';

/** What a node runs: every committee has members, activities, proposals, liaison and a ledger, which a township drafts its filings from; a county reviews its townships' proposals besides. */
export function servicesOf({ level }: Pick<NodeRecord, 'level'>): readonly Service[] {
  return [linksService, members, activities, ...proposalsAt(level), liaison, county];
}

/** All there are, for the API document. */
export const allServices: readonly Service[] = [linksService, members, activities, proposals, proposalReview, liaison, county];
