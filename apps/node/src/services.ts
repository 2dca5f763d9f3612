import type { Service } from '@tongxin/runtime';
import { linksService } from '@tongxin/links';
import { activities } from '../../activities/src/activities.module.js';
import { county } from '../../county/src/county.module.js';
import { members } from '../../members/src/members.module.js';
import type { NodeRecord } from './data-directory.js';

/** What a node runs: every committee has members and activities, a county folds its townships' events besides. */
export function servicesOf({ level }: Pick<NodeRecord, 'level'>): readonly Service[] {
  const everywhere = [linksService, members, activities];
  return level === 'COUNTY' ? [...everywhere, county] : everywhere;
}

/** All there are, for the API document. */
export const allServices: readonly Service[] = [linksService, members, activities, county];
