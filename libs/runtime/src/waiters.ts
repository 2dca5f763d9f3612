interface Waiter {
  readonly name: string;
  readonly position: number;
  settle(refusal?: Error): void;
}

/** Those who wait until something named has come to a position. */
export class Waiters {
  private readonly waiting = new Set<Waiter>();

  /** Resolves when `release` is told that it is there; rejects with what stopped it, or `tooLate` once patience ends. */
  wait(name: string, position: number, patience?: { readonly ms: number; tooLate(): Error }): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = patience && setTimeout(() => waiter.settle(patience.tooLate()), patience.ms);
      const waiter: Waiter = {
        name,
        position,
        settle: (refusal) => {
          clearTimeout(timer);
          this.waiting.delete(waiter);
          if (refusal) reject(refusal);
          else resolve();
        },
      };
      this.waiting.add(waiter);
    });
  }

  /** Lets those go whose position is reached, and tells the others of whatever will never come there. */
  release(positionOf: (name: string) => number, stoppedBy: (name: string) => Error | undefined = () => undefined): void {
    for (const waiter of this.waiting) {
      if (positionOf(waiter.name) >= waiter.position) waiter.settle();
      else {
        const reason = stoppedBy(waiter.name);
        if (reason) waiter.settle(reason);
      }
    }
  }
}
