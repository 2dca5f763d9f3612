import type { Clock } from '@tongxin/eventing';
import { afterFailure, NO_FAILURES, type Failures } from './account.js';

const KEPT = 10_000;

/** Counts wrong passwords for names that have no account, so that a lock does not tell who has one. In memory, the latest 10 000 names. */
export class StrangerFailures {
  private readonly byName = new Map<string, Failures>();

  constructor(private readonly clock: Clock) {}

  of(name: string): Failures {
    return this.byName.get(name) ?? NO_FAILURES;
  }

  failed(name: string): void {
    const failures = afterFailure(this.of(name), this.clock.now());
    this.byName.delete(name);
    this.byName.set(name, failures);
    if (this.byName.size > KEPT) this.byName.delete(this.byName.keys().next().value as string);
  }
}
