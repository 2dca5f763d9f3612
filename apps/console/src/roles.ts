/** Who writes plans and activities, and who approves; the program decides, these only spare people buttons that it would refuse. */
export const ORGANISERS = ['clerk', 'county-office'];
export const APPROVERS = ['township-lead', 'county-office'];
/** Who brings rosters in. */
export const APPOINTING = ['county-office', 'township-lead', 'administrator'];
/** Who answers requests for leave. */
export const LEAVE_GRANTERS = ['clerk', 'township-lead', 'county-office'];
