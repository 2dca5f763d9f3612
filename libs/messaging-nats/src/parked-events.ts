import type { RecordedEvent, RecordStore } from '@tongxin/eventing';

/** An event that a consumer could not deal with, put aside so that others go on. */
export interface ParkedEvent {
  readonly consumer: string;
  readonly category: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly event: string;
  /** What was thrown last; or, for a later event of the same stream, which one it waits behind. */
  readonly problem: string;
  /** How often it was tried; 0 while it waits behind another. */
  readonly attempts: number;
  readonly at: string;
}

/** Records of parked events; key `<consumer> <stream> <revision>`, so that those of a stream stand in their order. */
export const PARKED_EVENTS = 'parked-events';
const PLACES = 10;
const PAGE = 1_000;

/**
 * What one consumer parked. It lies among the node's records, beside the events, where no loss of the server's store reaches it. Once an event of
 * a stream is parked, the later ones of that stream are too: they are never dealt with before it.
 */
export class ParkedEvents {
  private readonly streams = new Set<string>();

  constructor(
    private readonly records: RecordStore,
    private readonly consumer: string,
  ) {}

  async load(): Promise<void> {
    for (const { stream } of await this.list()) this.streams.add(stream);
  }

  holds(stream: string): boolean {
    return this.streams.has(stream);
  }

  async park(event: RecordedEvent, what: Pick<ParkedEvent, 'category' | 'problem' | 'attempts' | 'at'>): Promise<void> {
    const { stream, revision, position, id } = event;
    const parked: ParkedEvent = { consumer: this.consumer, stream, revision, position, event: id, ...what };
    await this.records.put(PARKED_EVENTS, { [this.keyOf(parked)]: parked });
    this.streams.add(stream);
  }

  async remove(parked: ParkedEvent): Promise<void> {
    await this.records.put(PARKED_EVENTS, { [this.keyOf(parked)]: undefined });
    if ((await this.list(parked.stream)).length === 0) this.streams.delete(parked.stream);
  }

  /** Of one stream or of all, each stream's in order. */
  async list(stream?: string): Promise<readonly ParkedEvent[]> {
    const prefix = `${this.consumer} ${stream === undefined ? '' : `${stream} `}`;
    const found: ParkedEvent[] = [];
    for (let after: string | undefined, full = true; full;) {
      const page = await this.records.list<ParkedEvent>(PARKED_EVENTS, { prefix, limit: PAGE, ...(after !== undefined && { after }) });
      found.push(...page.map(({ value }) => value));
      after = page.at(-1)?.key;
      full = page.length === PAGE;
    }
    return found;
  }

  private keyOf({ stream, revision }: Pick<ParkedEvent, 'stream' | 'revision'>): string {
    return `${this.consumer} ${stream} ${String(revision).padStart(PLACES, '0')}`;
  }
}
