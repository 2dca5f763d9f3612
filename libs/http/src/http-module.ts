import { Module, type DynamicModule, type ForwardReference, type InjectionToken, type Provider, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { Accounts, Sessions, type HashCost, type KeySource, type NodeKeys, type SessionsEnded, type TokenVerifier } from '@tongxin/access';
import type { Clock, RecordStore, ViewReader } from '@tongxin/eventing';
import { CLOCK, Door, NODE, RECORD_STORE, VIEWS, type BearerVerifier, type Label, type NodeIdentity, type Service } from '@tongxin/runtime';
import { AccessGuard } from './access-guard.js';
import { AccountsController } from './accounts.controller.js';
import { Catalogue } from './catalogue.js';
import { CheckedPipe } from './checked-pipe.js';
import { commandControllers } from './command-controllers.js';
import { CommandRequests } from './command-requests.js';
import { DocumentController } from './document.controller.js';
import { Drafts } from './drafts.js';
import { HealthController, type Readiness } from './health.controller.js';
import { Housekeeping } from './housekeeping.js';
import { IdempotentAnswers } from './idempotency.js';
import { InboxController } from './inbox.controller.js';
import { ProblemFilter } from './problem-filter.js';
import { SessionController } from './session.controller.js';
import { SignInHintsController, type SignInHint } from './sign-in-hints.controller.js';
import { TokenDesk } from './token-desk.js';
import { TodoList, type InboxSource } from './todo-list.js';
import { COMMAND_DOOR, INBOX, READINESS, SERVICES, SIGN_IN_HINTS, TOKEN_VERIFIER } from './tokens.js';
import { viewControllers } from './view-controllers.js';
import { ViewRequests } from './view-requests.js';

export interface HttpOptions {
  readonly services: readonly Service[];
  /** This node's keys, which sign its sessions. A service whose node has its accounts elsewhere has none: `verifier` vouches then, and routes of sessions, accounts and the inbox are not here. */
  readonly keys?: NodeKeys;
  /** Public keys of the other nodes it knows; their accounts are told 403 instead of 401. */
  readonly keyOf?: KeySource;
  /** What provides the command door; `Door` when absent. */
  readonly door?: InjectionToken;
  /** Takes the place of `Sessions` as the one who vouches for tokens. */
  readonly verifier?: TokenVerifier;
  readonly readiness?: Readiness;
  /** What waits for an account; by default what the services here have waiting. */
  readonly inbox?: InboxSource;
  /** Accounts that the sign-in page names: the sample's. */
  readonly hints?: readonly SignInHint[];
  /** Texts of refusals that belong to no service. */
  readonly refusals?: Readonly<Record<string, Label>>;
  /** Cost of a password's hash. */
  readonly hashCost?: HashCost;
  /** Told where sessions have ended, where others read them; nobody by default. */
  readonly sessionsEnded?: SessionsEnded;
  /** Modules that export what this one needs, unless they are global: RECORD_STORE, VIEWS, CLOCK, NODE and the door. */
  readonly imports?: readonly (Type | DynamicModule | Promise<DynamicModule> | ForwardReference)[];
}

/**
 * The HTTP door of one node: a controller for each command and readable view of its services, their own controllers and providers, sessions, accounts,
 * health, the API document, guard, problems. It exports `Accounts` and `Sessions`.
 *
 *     const app = await NestFactory.create<NestExpressApplication>(httpModule({ services, keys }), new ExpressAdapter(inner), { bodyParser: false });
 *     prepareHttp(app, { trustProxy });
 *     await app.init();
 *     root.use('/n/990101101', inner);
 *     prepareServer(root.listen(port));
 */
export function httpModule(options: HttpOptions): DynamicModule {
  const { services } = options;
  return {
    module: HttpModule,
    imports: [...(options.imports ?? [])],
    controllers: [
      ...serviceControllers(services),
      ...(options.keys ? [SessionController, AccountsController, InboxController, SignInHintsController] : []),
      HealthController,
      DocumentController,
    ],
    providers: [
      ...services.flatMap(({ providers }) => providers as readonly Type[]),
      ...(options.keys ? accountsProviders(options, options.keys) : []),
      verifierProvider(options),
      ...ownProviders(options),
    ],
    exports: [TOKEN_VERIFIER, Catalogue, ...(options.keys ? [Accounts, Sessions] : [])],
  };
}

@Module({})
export class HttpModule {}

/** What services answer over HTTP: a controller for each resource of commands and each readable view, and their own. */
export function serviceControllers(services: readonly Service[]): readonly Type[] {
  return [
    ...commandControllers(services.flatMap(({ commands }) => commands)),
    ...viewControllers(services.flatMap(({ views }) => views)),
    ...services.flatMap(({ controllers }) => controllers as readonly Type[]),
  ];
}

function accountsProviders({ services, keyOf = () => undefined, hashCost, inbox, sessionsEnded }: HttpOptions, keys: NodeKeys): Provider[] {
  return [
    {
      provide: Accounts,
      inject: [RECORD_STORE, CLOCK],
      useFactory: (records: RecordStore, clock: Clock) => new Accounts(records, clock, hashCost, sessionsEnded),
    },
    {
      provide: Sessions,
      inject: [NODE, Accounts, RECORD_STORE, CLOCK],
      useFactory: (node: NodeIdentity, accounts: Accounts, records: RecordStore, clock: Clock) =>
        new Sessions(node.id, keys, keyOf, accounts, records, clock, sessionsEnded),
    },
    {
      provide: INBOX,
      inject: [VIEWS, CLOCK, NODE],
      useFactory: (views: ViewReader, clock: Clock, node: NodeIdentity) => inbox ?? new TodoList(services, views, clock, node),
    },
  ];
}

function verifierProvider({ services, keys, verifier }: HttpOptions): Provider {
  const bearers = services.flatMap((service) => service.bearers as readonly Type<BearerVerifier>[]);
  const desk = (others: BearerVerifier[], sessions: TokenVerifier | undefined = verifier): TokenDesk => {
    if (!sessions) throw new Error('a service without keys needs a verifier of sessions');
    return new TokenDesk(sessions, others);
  };
  if (verifier || !keys) return { provide: TOKEN_VERIFIER, inject: bearers, useFactory: (...others: BearerVerifier[]) => desk(others) };
  return {
    provide: TOKEN_VERIFIER,
    inject: [Sessions, ...bearers],
    useFactory: (sessions: Sessions, ...others: BearerVerifier[]) => desk(others, sessions),
  };
}

function ownProviders({ services, refusals = {}, door = Door, readiness = () => [], hints = [] }: HttpOptions): Provider[] {
  return [
    { provide: SERVICES, useFactory: () => services },
    { provide: COMMAND_DOOR, useExisting: door },
    { provide: READINESS, useFactory: () => readiness },
    { provide: SIGN_IN_HINTS, useFactory: () => hints },
    { provide: Catalogue, useFactory: () => new Catalogue([...services, { refusals }]) },
    {
      provide: IdempotentAnswers,
      inject: [RECORD_STORE, CLOCK],
      useFactory: (records: RecordStore, clock: Clock) => new IdempotentAnswers(records, clock),
    },
    CommandRequests,
    ViewRequests,
    Drafts,
    Housekeeping,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_PIPE, useClass: CheckedPipe },
    { provide: APP_FILTER, inject: [Catalogue], useFactory: (catalogue: Catalogue) => new ProblemFilter(catalogue) },
  ];
}
