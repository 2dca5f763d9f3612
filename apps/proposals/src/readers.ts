import type { Role } from '@tongxin/access';

/** Who reads all proposals and opinion items of a node. Members see the pages made for them, their own. */
export const READERS: readonly Role[] = [
  'clerk',
  'township-lead',
  'proposal-office',
  'information-office',
  'supervision-office',
  'county-office',
  'leader',
  'administrator',
];

/** Who writes proposals and opinion items: members for themselves, clerks and the county's office for those who do not sign in. */
export const WRITERS: readonly Role[] = ['member', 'clerk', 'county-office'];

/** Who acts for any member. */
export const FOR_ALL: readonly Role[] = ['clerk', 'county-office'];
