import { parseStream, type EventStore, type SealedRecord } from '@tongxin/eventing';

/** An event as every outbox of the node looks at it. */
export interface Logged {
  readonly record: SealedRecord;
  readonly category: string;
  /** Whether its stream is the node's own. */
  readonly isOwn: boolean;
}

const PAGE = 500;

/** A node's log as its outboxes walk it: mostly side by side at its end, so that a page is read and looked at once for them all, however many peers there are. */
export class OutboxLog {
  private last: { readonly after: number; readonly page: Promise<readonly Logged[]> } | undefined;

  constructor(
    private readonly node: string,
    private readonly store: Pick<EventStore, 'readSealed' | 'readStreamSealed'>,
  ) {}

  /** What follows a position; nothing at the end of the log as it is now. */
  async after(position: number): Promise<readonly Logged[]> {
    const known = this.last;
    if (known && known.after <= position) {
      const page = await known.page;
      const rest = page.slice(page.findIndex(({ record }) => record.position > position));
      if ((page.at(-1)?.record.position ?? 0) > position) return rest;
    }
    // Another has begun to read meanwhile.
    if (this.last !== known) return this.after(position);
    const page = this.read(position);
    const mine = { after: position, page };
    this.last = mine;
    page.catch(() => {
      if (this.last === mine) this.last = undefined;
    });
    return page;
  }

  /** One stream from a revision on. */
  stream(stream: string, from: number): Promise<readonly SealedRecord[]> {
    return this.store.readStreamSealed(stream, from);
  }

  private async read(position: number): Promise<readonly Logged[]> {
    const records = await this.store.readSealed(position, PAGE);
    return records.map((record) => {
      const { category, node } = parseStream(record.stream);
      return { record, category, isOwn: node === this.node };
    });
  }
}
