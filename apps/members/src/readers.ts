import type { Role } from '@tongxin/access';

/** Who reads the register and the members' files. Members see their own alone. */
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
