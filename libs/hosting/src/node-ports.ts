import type { NodeKeys } from '@tongxin/access';
import type { Clock, EventStore, Feed, Messenger, RecordStore, ViewStore } from '@tongxin/eventing';
import type { LogReader } from '@tongxin/runtime';
import type { NodeTelemetry, Support } from '@tongxin/telemetry';
import type { Vault } from '@tongxin/vault';

/** What a node stands on; configuration chooses the adapters. */
export interface NodePorts {
  readonly events: EventStore;
  readonly records: RecordStore;
  readonly views: ViewStore;
  /** Reads long stretches of the log without holding up the writer. */
  readonly history: LogReader;
  /** Default: the log as this process reads it from its store. */
  readonly feed?: Feed;
  readonly messenger: Messenger;
  /** The node's own keys, where sessions or links are; other services of a node read sessions by its public key. */
  readonly keys?: NodeKeys;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
  /** Told of commands, appends and requests; absent where nobody listens. */
  readonly telemetry?: NodeTelemetry;
  /** How the message server is reached, where there is one. */
  readonly messaging?: Support;
  /** Where data lies on this machine, if it does. */
  readonly folder?: string;
}
