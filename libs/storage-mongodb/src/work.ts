/** What is under way on a store; it is waited for before the connection closes. */
export class Work {
  private readonly going = new Set<Promise<unknown>>();
  private over: Promise<void> | undefined;

  constructor(private readonly onOver: () => Promise<void>) {}

  run<T>(work: () => Promise<T>): Promise<T> {
    if (this.over) return Promise.reject(new Error('the store is closed'));
    const going = work().finally(() => this.going.delete(going));
    this.going.add(going);
    return going;
  }

  /** Finishes what is in flight; later work is rejected. */
  close(): Promise<void> {
    this.over ??= Promise.allSettled(this.going).then(this.onOver);
    return this.over;
  }
}
