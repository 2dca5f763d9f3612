import type { Role } from '@tongxin/access';

/** Who reads what the county asks and what townships hand in. */
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

/** Who reads residents' demands, codes and days alone. */
export const DEMAND_READERS: readonly Role[] = ['clerk', 'township-lead', 'county-office', 'leader'];

/** Who may look at personal data, saying for what. */
export const VAULT_READERS: readonly Role[] = ['clerk', 'township-lead'];

/** Who may see who looked at personal data. */
export const AUDIT_READERS: readonly Role[] = ['township-lead', 'administrator'];

/** Who tells other counties of this county's work, and who sees to the exchange with them. */
export const EXCHANGE_WRITERS: readonly Role[] = ['county-office'];
export const EXCHANGERS: readonly Role[] = ['county-office', 'administrator'];
export const EXCHANGE_READERS: readonly Role[] = ['county-office', 'leader', 'administrator'];

/** Who takes up what other counties told. */
export const BORROWERS: readonly Role[] = ['county-office', 'clerk', 'township-lead'];
