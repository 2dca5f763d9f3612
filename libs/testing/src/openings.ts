/** What is open until it is closed. */
export interface Closable {
  close(): unknown;
}

/** Things that are opened one after the other and closed together. */
export class Openings {
  private readonly begun: Promise<Closable>[] = [];

  /** Takes a thing from when its opening begins. */
  readonly take = <Opened extends Closable>(opening: Promise<Opened>): Promise<Opened> => {
    this.begun.push(opening);
    return opening;
  };

  /** Closes them, the newest first; one that is still being opened is waited for. @throws after the last of them what kept one from closing. */
  async close(): Promise<void> {
    const failures: unknown[] = [];
    for (const opening of this.begun.splice(0).toReversed()) {
      const open = await opening.catch(() => undefined);
      try {
        await open?.close();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('; '));
  }
}

/** For a group of tests: what it hands over is closed after the last of them, also where a test failed, or what came before the tests, or the time was up. */
export function closedAfterwards(): Openings['take'] {
  const openings = new Openings();
  afterAll(() => openings.close());
  return openings.take;
}
