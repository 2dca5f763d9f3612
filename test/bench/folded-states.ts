import { AnnualPlan } from '../../apps/activities/src/annual-plan/annual-plan.js';
import { Activity } from '../../apps/activities/src/activity/activity.js';
import { Member } from '../../apps/members/src/member/member.js';
import type { Aggregate, Event } from '@tongxin/eventing';

type AnyAggregate = Aggregate<unknown, Event>;

const aggregates = new Map([Activity, AnnualPlan, Member].map((aggregate) => [aggregate.category, aggregate as unknown as AnyAggregate]));

/** The states of all streams of a log, folded by our aggregates whoever read the events: both stores are given the same work. */
export class FoldedStates {
  private readonly states = new Map<string, unknown>();

  take(stream: string, event: Event): void {
    const aggregate = aggregates.get(stream.slice(0, stream.indexOf('-')));
    if (!aggregate) return;
    const state = this.states.has(stream) ? this.states.get(stream) : aggregate.initial;
    this.states.set(stream, aggregate.evolve(state, event));
  }

  get size(): number {
    return this.states.size;
  }
}
