import type { Role } from '@tongxin/access';

/** Who reads plans and activities. Members see the pages made for them. */
export const READERS: readonly Role[] = [
  'clerk',
  'township-lead',
  'county-office',
  'leader',
  'administrator',
  'proposal-office',
  'information-office',
  'supervision-office',
];
