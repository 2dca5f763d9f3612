import { Refused } from '@tongxin/eventing';

/** Lets so many do costly work at once and so many wait; turns the rest away, so that a flood of guesses starves nobody who is signed in. */
export class Gate {
  private inside = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly places: number,
    private readonly seats: number,
  ) {}

  /** @throws Refused `access.busy` {seconds}, and what the work throws. */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private async enter(): Promise<void> {
    if (this.inside < this.places) {
      this.inside += 1;
      return;
    }
    if (this.waiting.length >= this.seats) throw new Refused('access.busy', { seconds: 5 });
    await new Promise<void>((enter) => this.waiting.push(enter));
  }

  /** Whoever waits longest takes the place that falls free. */
  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.inside -= 1;
  }
}
