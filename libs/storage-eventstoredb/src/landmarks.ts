import { isOurs, type Connection, type Place } from './connection.js';
import type { Patience } from './patience.js';
import type { StoredEvent } from './stored-event.js';

interface Landmark {
  readonly position: number;
  /** Milliseconds since 1970. */
  readonly created: number;
}

/** Landmarks lie at least so many bytes of log apart. */
const APART = 256 * 1024;
const PAGE = 512;

/**
 * Where in the log which instant lies. The server knows no index by time, and a position that no event has cannot be read from, so the
 * log cannot be halved. Instead every reading leaves landmarks behind, and a search walks back from the first landmark after the instant, at most from
 * the end: it costs what lies between two landmarks, and a part of the log that was never read is walked once.
 */
export class Landmarks {
  private readonly marks: Landmark[] = [];

  constructor(
    private readonly connection: Connection,
    private readonly patience: Patience,
  ) {}

  note({ position, created }: StoredEvent): void {
    const at = this.firstWhere((mark) => mark.position >= position);
    const [before, after] = [this.marks[at - 1], this.marks[at]];
    if (before && position - before.position < APART) return;
    if (after && after.position - position < APART) return;
    this.marks.splice(at, 0, { position, created });
  }

  /** Position of the last event that the server took at or before an instant (milliseconds since 1970); 0 when none was. */
  async positionAt(instant: number): Promise<number> {
    let from: Place = this.marks[this.firstWhere((mark) => mark.created > instant)]?.position ?? 'end';
    for (;;) {
      const found = await this.before(from);
      const last = found.at(-1);
      if (!last) return 0;
      const wanted = found.find((event) => isOurs(event) && event.created <= instant);
      if (wanted) return wanted.position;
      this.note(last);
      from = last.position;
    }
  }

  private async before(place: Place): Promise<StoredEvent[]> {
    const page = await this.patience.ask('a page of the log', (signal) => this.connection.readLog(place, 'backwards', PAGE, signal));
    return page.filter(({ position }) => typeof place !== 'number' || position < place);
  }

  private firstWhere(isThere: (mark: Landmark) => boolean): number {
    let [low, high] = [0, this.marks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isThere(this.marks[middle])) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
