/** One violation each: the file, what it imports, and the one rule that must name it. */
export const planted: readonly { rule: string; file: string; imports: string }[] = [
  { rule: 'deciders-see-rules-only', file: 'apps/members/src/member/read-a-file.ts', imports: 'node:fs' },
  { rule: 'deciders-see-rules-only', file: 'apps/members/src/member/use-nest.ts', imports: '@nestjs/common' },
  { rule: 'deciders-see-rules-only', file: 'apps/members/src/member/use-the-door.ts', imports: '@tongxin/runtime' },
  { rule: 'deciders-see-rules-only', file: 'libs/links/src/sharing/use-the-door.ts', imports: '@tongxin/runtime' },
  { rule: 'aggregates-stand-alone', file: 'apps/members/src/member/read-a-committee.ts', imports: '../committee/committee.js' },
  { rule: 'aggregates-stand-alone', file: 'apps/members/src/member/read-a-view.ts', imports: '../views/register.view.js' },
  { rule: 'readers-see-events-not-commands', file: 'apps/members/src/views/decides.view.ts', imports: '../member/admit-member.js' },
  { rule: 'readers-see-events-not-commands', file: 'apps/members/src/reactions/decides.ts', imports: '../member/admit-member.js' },
  { rule: 'apps-are-islands', file: 'apps/members/src/views/read-activities.ts', imports: '../../../activities/src/activity/activity.js' },
  { rule: 'apps-are-islands', file: 'apps/county/src/report.ts', imports: '../../members/src/member/member.js' },
  { rule: 'console-speaks-http', file: 'apps/console/src/shortcut.ts', imports: '../../../libs/runtime/src/index.js' },
  { rule: 'console-speaks-http', file: 'apps/console/src/detour.ts', imports: '../../members/src/member/member.js' },
  { rule: 'node-composes-and-is-not-imported', file: 'apps/members/src/views/ask-the-node.ts', imports: '../../../node/src/node.js' },
  { rule: 'libs-never-import-apps', file: 'libs/runtime/src/favour-members.ts', imports: '../../../apps/members/src/member/member.js' },
  { rule: 'configuration-picks-adapters', file: 'libs/runtime/src/pick-sqlite.ts', imports: '@tongxin/storage-sqlite' },
  { rule: 'configuration-picks-adapters', file: 'apps/members/src/views/pick-sqlite.ts', imports: '@tongxin/storage-sqlite' },
  { rule: 'configuration-picks-adapters', file: 'libs/http/src/pick-local.ts', imports: '@tongxin/messaging-local' },
  { rule: 'adapters-stand-alone', file: 'libs/storage-mongodb/src/borrow.ts', imports: '@tongxin/storage-sqlite' },
  { rule: 'driver-stays-in-storage-sqlite', file: 'libs/runtime/src/query.ts', imports: 'node:sqlite' },
  { rule: 'driver-stays-in-storage-eventstoredb', file: 'libs/runtime/src/connect.ts', imports: '@eventstore/db-client' },
  { rule: 'driver-stays-in-storage-eventstoredb', file: 'libs/storage-sqlite/src/connect.ts', imports: '@kurrent/kurrentdb-client' },
  { rule: 'driver-stays-in-storage-mongodb', file: 'apps/node/src/connect.ts', imports: 'mongodb' },
  { rule: 'driver-stays-in-messaging-nats', file: 'libs/links/src/connect.ts', imports: '@nats-io/transport-node' },
  { rule: 'eventing-imports-nothing', file: 'libs/eventing/src/hash.ts', imports: 'node:crypto' },
  { rule: 'eventing-imports-nothing', file: 'libs/eventing/src/validate.ts', imports: 'class-validator' },
  { rule: 'eventing-imports-nothing', file: 'libs/eventing/src/know-contracts.ts', imports: '@tongxin/contracts' },
  { rule: 'contracts-see-eventing-only', file: 'libs/contracts/src/validated.ts', imports: 'class-validator' },
  { rule: 'contracts-see-eventing-only', file: 'libs/contracts/src/dated.ts', imports: '@tongxin/calendar' },
  { rule: 'calendar-stays-pure', file: 'libs/calendar/src/zone-file.ts', imports: 'node:fs' },
  { rule: 'test-helpers-stay-in-tests', file: 'apps/members/src/views/try-out.ts', imports: '@tongxin/testing' },
  { rule: 'test-helpers-stay-in-tests', file: 'apps/members/src/member/make-up.ts', imports: 'fast-check' },
  { rule: 'test-helpers-stay-in-tests', file: 'libs/http/src/fixtures.ts', imports: '../../../test/fixtures.js' },
  { rule: 'test-helpers-stay-in-tests', file: 'libs/http/src/borrow-records.ts', imports: '../../access/src/testing/records.js' },
  { rule: 'test-helpers-stay-in-tests', file: 'libs/http/src/borrow-a-spec.ts', imports: '../../runtime/src/door.spec.js' },
  { rule: 'product-needs-dependencies-only', file: 'libs/http/src/format.ts', imports: 'prettier' },
  { rule: 'packages-are-declared', file: 'libs/http/src/lucky.ts', imports: 'undeclared' },
  { rule: 'no-cycles', file: 'libs/http/src/egg.ts', imports: './hen.js' },
  { rule: 'nothing-unresolvable', file: 'libs/http/src/lost.ts', imports: './nowhere.js' },
];

/** Files that import nothing but are looked at for the rule `no-orphans`. */
export const orphans: readonly string[] = ['libs/http/src/forgotten.ts'];

/** What must stay allowed; the rules may not name any of these. */
export const allowed: readonly { file: string; imports: string }[] = [
  // The other half of the cycle, which is told of once.
  { file: 'libs/http/src/hen.ts', imports: './egg.js' },
  { file: 'apps/members/src/member/admit-member.ts', imports: './member.js' },
  { file: 'apps/members/src/member/resign.ts', imports: 'class-validator' },
  { file: 'apps/members/src/member/renew.ts', imports: '@tongxin/calendar' },
  { file: 'apps/members/src/member/revoke.ts', imports: '../fields.js' },
  { file: 'apps/members/src/member/member.spec.ts', imports: '@tongxin/testing' },
  { file: 'apps/members/src/member/any.spec.ts', imports: 'fast-check' },
  { file: 'apps/members/src/views/register.view.ts', imports: '../member/member.js' },
  { file: 'apps/members/src/members.module.ts', imports: '@tongxin/storage-sqlite' },
  { file: 'apps/node/src/node.ts', imports: '../../members/src/members.module.js' },
  { file: 'libs/runtime/src/door.spec.ts', imports: '@tongxin/storage-sqlite' },
  { file: 'libs/storage-sqlite/src/open.ts', imports: 'node:sqlite' },
  { file: 'libs/storage-mongodb/src/open.ts', imports: 'mongodb' },
  { file: 'libs/calendar/src/day.ts', imports: 'class-validator' },
  { file: 'apps/console/src/types.ts', imports: '@tongxin/contracts' },
];

/** What the others import. */
export const furniture: readonly string[] = [
  'apps/members/src/member/member.ts',
  'apps/members/src/committee/committee.ts',
  'apps/members/src/fields.ts',
  'apps/activities/src/activity/activity.ts',
  'libs/access/src/testing/records.ts',
  'test/fixtures.ts',
  ...['calendar', 'contracts', 'messaging-local', 'runtime', 'storage-sqlite', 'testing'].map((lib) => `libs/${lib}/src/index.ts`),
];

export const packages: readonly string[] = [
  '@eventstore/db-client',
  '@kurrent/kurrentdb-client',
  '@nats-io/transport-node',
  '@nestjs/common',
  'class-validator',
  'mongodb',
];
export const developmentPackages: readonly string[] = ['fast-check', 'prettier'];
export const undeclaredPackages: readonly string[] = ['undeclared'];
