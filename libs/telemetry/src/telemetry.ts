import type { LoggerService } from '@nestjs/common';
import type { EventStore } from '@tongxin/eventing';
import type { RequestObserver } from '@tongxin/http';
import type { CommandObserver } from '@tongxin/runtime';
import type { InsideObserver } from './answered-inside.js';
import type { Log } from './log.js';
import { Metrics } from './metrics.js';
import type { Watched } from './health.js';
import { timingAppends } from './observed-store.js';

/** What one node of a process is looked at by. */
export interface NodeTelemetry {
  readonly commands: CommandObserver;
  readonly onAnswered: RequestObserver;
  /** Told of what the node's other services ask of this process. */
  readonly onAnsweredInside: InsideObserver;
  readonly onError: (error: unknown) => void;
  /** Where what Nest says goes. */
  readonly nest: LoggerService;
  /** The store, its appends timed. */
  timing(store: EventStore): EventStore;
  watch(watched: Watched): void;
}

/** All that a process tells of itself. */
export class Telemetry {
  readonly metrics = new Metrics();

  constructor(readonly log: Log) {}

  ofNode(node: string): NodeTelemetry {
    const metrics = this.metrics.ofNode(node);
    return {
      commands: metrics,
      onAnswered: (answered) => {
        metrics.answered(answered);
        this.log.answered(node, answered);
      },
      onAnsweredInside: (answered) => this.log.answeredInside(node, answered),
      onError: (error) => this.log.failed(error, { node }),
      nest: this.log.forNest(),
      timing: (store) => timingAppends(store, (seconds) => metrics.appended(seconds)),
      watch: (watched) => metrics.watch(watched),
    };
  }
}
