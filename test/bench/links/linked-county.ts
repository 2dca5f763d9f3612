import type { NodeRecord } from '@tongxin/hosting';
import type { NatsServer } from '@tongxin/testing';
import { NodesApart } from './nodes-apart.js';
import type { Pace } from './questions.js';
import { COUNTY_RECORD, type PreparedCounty } from './prepared-county.js';

/** Whose services are at work as well, not the links alone. */
export interface Whole {
  readonly county: boolean;
  readonly townships: boolean;
}

/** A county and its townships in two processes, and a nats-server between them. */
export class LinkedCounty {
  private constructor(
    readonly county: NodesApart,
    readonly townships: NodesApart,
  ) {}

  /** On a copy of their data, which vanishes with them. */
  static async during<T>(
    prepared: PreparedCounty,
    server: NatsServer,
    whole: Whole,
    work: (linked: LinkedCounty) => Promise<T>,
  ): Promise<T> {
    const order = { directory: prepared.copy(), server: server.address };
    const opened: NodesApart[] = [];
    const open = async (nodes: readonly NodeRecord[], isWhole: boolean): Promise<NodesApart> => {
      const apart = await NodesApart.open({ ...order, nodes, whole: isWhole });
      opened.push(apart);
      return apart;
    };
    try {
      const linked = new LinkedCounty(await open([COUNTY_RECORD], whole.county), await open(prepared.townships, whole.townships));
      await linked.county.ask('start');
      const answer = await work(linked);
      for (const one of [...opened].reverse()) await one.close();
      return answer;
    } finally {
      for (const one of opened) one.kill();
      prepared.discard(order.directory);
    }
  }

  /** Has the townships send all there is. */
  async ship(): Promise<Shipped> {
    const { county, townships } = this;
    const before = await county.ask('received');
    const milliseconds = await townships.ask('ship');
    const events = (await county.ask('received')) - before;
    return { events, rate: (events * 1000) / milliseconds };
  }

  /** The same, until the county has done with it: microseconds of its processor that an event costs. */
  async cost(): Promise<number> {
    const { county } = this;
    await this.settle();
    const before = await county.ask('usage');
    const { events } = await this.ship();
    await this.settle();
    return ((await county.ask('usage')) - before) / events;
  }

  /** Resolves when the county's views and reactions have done with what is there. */
  async settle(): Promise<void> {
    await this.county.ask('settle');
  }

  /** Commands of a township's clerk: milliseconds from each event's being on its disk until it is on the county's, in the order they came. */
  async lags(pace: Pace): Promise<readonly number[]> {
    const { county, townships } = this;
    for (const nodes of [county, townships]) await nodes.ask('watch');
    await townships.ask('trickle', pace);
    await townships.ask('drain');
    const recorded = new Map(await townships.ask('seen'));
    return (await county.ask('seen')).flatMap(([id, at]) => {
      const before = recorded.get(id);
      return before === undefined ? [] : [at - before];
    });
  }
}

export interface Shipped {
  readonly events: number;
  /** Events a second. */
  readonly rate: number;
}
