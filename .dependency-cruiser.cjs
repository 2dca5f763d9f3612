// Who may see whom. Each rule is planted as a violation in test/rooms, so that none of them can silently stop holding.

const services = '^apps/(members|activities|proposals|liaison|county)/';
/** Folders of a service beside views, reactions, alarms, todos, drafts, ways to personal data, the exchange with other counties, imports of documents and helpers of specs are aggregates. $1 the service, $2 the aggregate. */
const aggregate =
  '^apps/(members|activities|proposals|liaison)/src/(?!views/|reactions/|alarms/|todos/|drafts/|personal-data/|exchange/|testing/|[^/]+-import/)([^/]+)/';
/** Links decide too: whom a stream is shared with, which nodes are linked. */
const aggregateOfLinks = '^libs/links/src/(link|sharing|node-life)/';
/** The file in which an aggregate keeps its events and their fold, `proposal/proposal.ts`. */
const eventsOfAnAggregate = '^apps/[^/]+/src/([^/]+)/\\1\\.ts$';
const spec = '\\.spec\\.ts$';
/** libs/testing, and what a library or service keeps for its own specs. */
const helpers = '^libs/testing/|^(?:apps|libs)/[^/]+/src/testing/';
const adapters = '^libs/(storage|messaging)-[^/]+/';
const configuration = '^apps/node/|^libs/hosting/|^apps/[^/]+/src/([^/]+\\.module|main)\\.ts$';
const npm = (names) => `(^|/)node_modules/(${names})/|^(${names})(/|$)`;

const driver = (names, adapter) => ({
  name: `driver-stays-in-${adapter}`,
  comment: `A store or broker is replaced by writing another adapter; that is true only while ${adapter} alone knows its client.`,
  severity: 'error',
  from: { path: '^(apps|libs)/', pathNot: `^libs/${adapter}/` },
  to: { path: names.includes('sqlite') ? '^(node:)?sqlite$' : npm(names) },
});

module.exports = {
  forbidden: [
    {
      name: 'deciders-see-rules-only',
      comment:
        'A decider is tried without a database, a clock or a door, and must decide the same on every machine: it sees its events, the contracts, the calendar and validation, nothing that does I/O.',
      severity: 'error',
      from: { path: [aggregate, aggregateOfLinks], pathNot: spec },
      to: {
        pathNot: [
          '^apps/',
          aggregateOfLinks,
          '^libs/(eventing|contracts|calendar|testing)/',
          npm('class-validator|class-transformer|class-validator-jsonschema'),
          npm('fast-check'),
        ],
      },
    },
    {
      name: 'aggregates-stand-alone',
      comment:
        'One aggregate is one consistency boundary. What it must know of another comes in as a fact or a reaction; an import of another aggregate, or of a view, would hide that it may be stale.',
      severity: 'error',
      from: { path: aggregate, pathNot: spec },
      to: { path: '^apps/$1/src/', pathNot: ['^apps/$1/src/$2/', '^apps/$1/src/fields\\.ts$'] },
    },
    {
      name: 'readers-see-events-not-commands',
      comment:
        'Views, reactions and todos follow what happened. Who imports a command or a decider from there is about to decide in the wrong place; reactions name the command they send.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/src/(views|reactions|alarms|todos)/', pathNot: spec },
      to: { path: aggregate, pathNot: eventsOfAnAggregate },
    },
    {
      name: 'apps-are-islands',
      comment: 'Services run as processes of their own and change apart; they meet in libs/contracts, which is stored for ever.',
      severity: 'error',
      from: { path: services },
      to: { path: '^apps/', pathNot: '^apps/($1|node)/' },
    },
    {
      name: 'console-speaks-http',
      comment:
        'The console is one client of the API among others. Types of contracts are fine, code of the server would end up in the browser.',
      severity: 'error',
      from: { path: '^apps/console/' },
      to: { path: '^(apps|libs)/', pathNot: '^apps/console/|^libs/(contracts|eventing)/' },
    },
    {
      name: 'node-composes-and-is-not-imported',
      comment: 'apps/node puts services together for one process; a service that needs it could not run without its siblings.',
      severity: 'error',
      from: { path: '^apps/', pathNot: '^apps/node/' },
      to: { path: '^apps/node/' },
    },
    {
      name: 'libs-never-import-apps',
      comment: 'Libraries serve every service; a library that knows one of them is part of it.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'configuration-picks-adapters',
      comment:
        'Embedded and distributed differ in configuration only, as long as modules, main files and apps/node alone name an adapter. Specs may: small real adapters instead of mocks.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [configuration, adapters, spec, helpers] },
      to: { path: adapters },
    },
    {
      name: 'adapters-stand-alone',
      comment: 'An adapter is chosen without the others: a township on SQLite carries no MongoDB.',
      severity: 'error',
      from: { path: '^libs/((?:storage|messaging)-[^/]+)/', pathNot: [spec, helpers] },
      to: { path: adapters, pathNot: '^libs/$1/' },
    },
    driver('node:sqlite', 'storage-sqlite'),
    driver('@eventstore/[^/]+|@kurrent/[^/]+', 'storage-eventstoredb'),
    driver('mongodb', 'storage-mongodb'),
    driver('@nats-io/[^/]+|nats', 'messaging-nats'),
    {
      name: 'eventing-imports-nothing',
      comment:
        'Types and ports that everything stands on: no framework, no package, not even a part of Node, so that it never has to change for one of them.',
      severity: 'error',
      from: { path: '^libs/eventing/', pathNot: spec },
      to: { pathNot: '^libs/eventing/' },
    },
    {
      name: 'contracts-see-eventing-only',
      comment: 'What is stored for ever must be readable without the code of the day.',
      severity: 'error',
      from: { path: '^libs/contracts/', pathNot: spec },
      to: { pathNot: '^libs/(contracts|eventing)/' },
    },
    {
      name: 'calendar-stays-pure',
      comment: 'Deciders may use it, so it sees no more than they do.',
      severity: 'error',
      from: { path: '^libs/calendar/', pathNot: spec },
      to: { pathNot: ['^libs/(calendar|eventing)/', npm('class-validator')] },
    },
    {
      name: 'test-helpers-stay-in-tests',
      comment: 'What ships must not load helpers, fixtures or generators of tests.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [spec, helpers] },
      to: { path: [helpers, '^test/', spec, npm('fast-check|jest|@jest/[^/]+|@nestjs/testing|playwright-core')] },
    },
    {
      name: 'product-needs-dependencies-only',
      comment: 'A committee installs without development packages; the console is built before and may use them.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [spec, '^apps/console/', helpers] },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['npm', 'type-only'],
        pathNot: npm('fast-check|jest|@jest/[^/]+|@nestjs/testing|playwright-core'),
      },
    },
    {
      name: 'packages-are-declared',
      comment: 'A package that is there only because another one brought it may be gone after the next install.',
      severity: 'error',
      from: { path: '^(apps|libs|test|tools)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      comment: 'Files in a circle cannot be understood, tried or replaced one at a time.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nobody imports and that imports nobody is dead or not wired up.',
      severity: 'error',
      from: { orphan: true, path: '^(apps|libs)/', pathNot: [spec, '\\.d\\.ts$', 'main\\.ts$', '\\.config\\.ts$'] },
      to: {},
    },
    {
      name: 'nothing-unresolvable',
      comment: 'What cannot be found here will not be found on the machine of a committee.',
      severity: 'error',
      from: {},
      // Styles of Element Plus have no extension in their imports; vite resolves them and a build fails where it cannot.
      to: { couldNotResolve: true, pathNot: '^element-plus/es/components/[^/]+/style/css$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data|coverage|\\.cache)/|^test/bench/peer/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json', '.vue'],
    },
    skipAnalysisNotInRules: false,
  },
};
