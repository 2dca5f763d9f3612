import { collectDefaultMetrics, Registry } from 'prom-client';
import { NodeMetrics } from './node-metrics.js';
import { countedSeries, stateSeries } from './series.js';

/** The numbers of one process, its nodes apart by label. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly counted = countedSeries(this.registry);
  private readonly states = stateSeries(this.registry);
  private readonly nodes = new Map<string, NodeMetrics>();
  private reading: Promise<unknown> = Promise.resolve();

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  ofNode(node: string): NodeMetrics {
    const known = this.nodes.get(node) ?? new NodeMetrics(node, this.counted, this.states);
    this.nodes.set(node, known);
    return known;
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** All numbers in Prometheus' text form. What cannot be looked at now is left out, so that an old number is never taken for today's. */
  text(): Promise<string> {
    const read = this.reading.then(() => this.read());
    this.reading = read.catch(() => undefined);
    return read;
  }

  private async read(): Promise<string> {
    for (const gauge of Object.values(this.states)) gauge.reset();
    await Promise.all([...this.nodes.values()].map((node) => node.look()));
    return this.registry.metrics();
  }
}
