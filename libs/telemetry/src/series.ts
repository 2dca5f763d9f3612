import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** Seconds: from an append that shares its sync with others to one that waits for a slow disk or a far store. */
const APPEND_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const HTTP_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What is counted and timed as it happens. */
export function countedSeries(registry: Registry): {
  readonly commands: Counter<'node' | 'command' | 'outcome'>;
  readonly refusals: Counter<'node' | 'code'>;
  readonly appends: Histogram<'node'>;
  readonly requests: Histogram<'node' | 'method' | 'route' | 'status'>;
  readonly requestRefusals: Counter<'node' | 'code'>;
} {
  const registers = [registry];
  const counter = <Names extends string>(name: string, help: string, labelNames: readonly Names[]) =>
    new Counter({ name, help, labelNames, registers });
  return {
    commands: counter('tongxin_commands_total', 'Commands by how they ended: recorded, unchanged, refused, failed', [
      'node',
      'command',
      'outcome',
    ]),
    refusals: counter('tongxin_refusals_total', 'Commands refused, by code', ['node', 'code']),
    appends: new Histogram({
      name: 'tongxin_append_seconds',
      help: 'Seconds until an append was durable',
      labelNames: ['node'],
      buckets: APPEND_BUCKETS,
      registers,
    }),
    requests: new Histogram({
      name: 'tongxin_http_request_seconds',
      help: 'Seconds until a request was answered, by route pattern',
      labelNames: ['node', 'method', 'route', 'status'],
      buckets: HTTP_BUCKETS,
      registers,
    }),
    requestRefusals: counter('tongxin_http_refusals_total', 'Requests refused, by code', ['node', 'code']),
  };
}

/** What is looked at when the numbers are read. */
export function stateSeries(registry: Registry): {
  readonly head: Gauge<'node'>;
  readonly viewLag: Gauge<'node' | 'view'>;
  readonly viewStopped: Gauge<'node' | 'view'>;
  readonly reactionLag: Gauge<'node' | 'reaction'>;
  readonly reactionStuck: Gauge<'node' | 'reaction'>;
  readonly reactionParked: Gauge<'node' | 'reaction'>;
  readonly linkLag: Gauge<'node' | 'peer'>;
  readonly linkAcknowledged: Gauge<'node' | 'peer'>;
  readonly linkAcknowledgedAt: Gauge<'node' | 'peer'>;
  readonly linkReceived: Gauge<'node' | 'peer'>;
  readonly linkReceivedAt: Gauge<'node' | 'peer'>;
  readonly linkSeenAt: Gauge<'node' | 'peer'>;
  readonly linkQuarantined: Gauge<'node' | 'peer'>;
  readonly linkTroubled: Gauge<'node' | 'peer'>;
  readonly linkBehind: Gauge<'node' | 'peer'>;
  readonly linkTurnedAway: Gauge<'node' | 'peer'>;
  readonly townshipJoined: Gauge<'node' | 'peer'>;
  readonly quarantined: Gauge<'node'>;
} {
  const gauge = <Names extends string>(name: string, help: string, labelNames: readonly Names[]) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  return {
    head: gauge('tongxin_log_head', 'Position of the last event in the log', ['node']),
    viewLag: gauge('tongxin_view_lag_events', 'Positions a view is behind the head of the log', ['node', 'view']),
    viewStopped: gauge('tongxin_view_stopped', '1 while a view has stopped at an event it cannot fold', ['node', 'view']),
    reactionLag: gauge('tongxin_reaction_lag_events', 'Positions a reaction is behind the head of the log', ['node', 'reaction']),
    reactionStuck: gauge('tongxin_reaction_stuck', '1 while a reaction tries an event again', ['node', 'reaction']),
    reactionParked: gauge('tongxin_reaction_parked_events', 'Events that a reaction could not deal with, and those that wait behind them', [
      'node',
      'reaction',
    ]),
    linkLag: gauge('tongxin_link_lag_events', 'Events there are for a peer that it has not acknowledged', ['node', 'peer']),
    linkAcknowledged: gauge('tongxin_link_acknowledged_entries', 'Entries of the outbox that a peer has acknowledged', ['node', 'peer']),
    linkAcknowledgedAt: gauge('tongxin_link_last_acknowledged_seconds', 'When a peer last acknowledged anything, Unix time', [
      'node',
      'peer',
    ]),
    linkReceived: gauge('tongxin_link_received_entries', 'Entries taken from a peer', ['node', 'peer']),
    linkReceivedAt: gauge('tongxin_link_last_received_seconds', 'When a peer last sent anything, Unix time', ['node', 'peer']),
    linkSeenAt: gauge('tongxin_link_last_seen_seconds', 'When a peer last sent or acknowledged anything, Unix time', ['node', 'peer']),
    linkQuarantined: gauge('tongxin_link_quarantined_entries', 'Entries of a peer that did not pass their checks and lie in quarantine', [
      'node',
      'peer',
    ]),
    linkTroubled: gauge('tongxin_link_troubled', '1 while nothing goes to a peer', ['node', 'peer']),
    linkBehind: gauge('tongxin_link_behind_events', 'Events that a peer said there are for this node and that have not come', [
      'node',
      'peer',
    ]),
    linkTurnedAway: gauge('tongxin_link_turned_away', '1 while what a peer sends is refused', ['node', 'peer']),
    townshipJoined: gauge('tongxin_township_joined', '0 for a township that was invited and has not joined, 1 once it has', [
      'node',
      'peer',
    ]),
    quarantined: gauge('tongxin_quarantined_batches', 'What came from other nodes, did not pass its checks and lies in quarantine', [
      'node',
    ]),
  };
}

export type Counted = ReturnType<typeof countedSeries>;
export type States = ReturnType<typeof stateSeries>;
