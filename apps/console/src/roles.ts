/** Who writes plans and activities, and who approves; the program decides, these only spare people buttons that it would refuse. */
export const ORGANISERS = ['clerk', 'county-office'];
export const APPROVERS = ['township-lead', 'county-office'];
/** Who brings rosters in. */
export const APPOINTING = ['county-office', 'township-lead', 'administrator'];
/** Who answers requests for leave. */
export const LEAVE_GRANTERS = ['clerk', 'township-lead', 'county-office'];
/** Everyone who works at the committee and reads its boards; members and outside units see pages made for them. */
export const STAFF = [
  'clerk',
  'township-lead',
  'county-office',
  'leader',
  'administrator',
  'proposal-office',
  'information-office',
  'supervision-office',
];
/** Who writes proposals and opinion items: members for themselves, the others for those who do not sign in. */
export const WRITERS = ['member', 'clerk', 'county-office'];
/** Who writes for others. */
export const SCRIBES = ['clerk', 'county-office'];
/** Who may see what residents said, for a purpose. */
export const VAULT_READERS = ['clerk', 'township-lead'];
export const DEMAND_READERS = ['clerk', 'township-lead', 'county-office', 'leader'];
/** Who writes down what an activity found. */
export const FINDERS = ['clerk', 'township-lead', 'county-office'];
/** Who sees how townships are connected. */
export const CONNECTION_READERS = ['county-office', 'leader', 'administrator'];
/** Who writes what the county asked for. */
export const FILERS = ['clerk', 'township-lead'];
/** Who tells other counties of this county's work, who sees what was told, who sees to the connections, and who takes up what others told. */
export const EXCHANGE_WRITERS = ['county-office'];
export const EXCHANGE_READERS = ['county-office', 'leader', 'administrator'];
export const EXCHANGERS = ['county-office', 'administrator'];
export const BORROWERS = ['county-office', 'clerk', 'township-lead'];
