import type { EventStore, Lookup, RecordedEvent, StoredDocument, ViewQuery, ViewReader } from '@tongxin/eventing';
import { asProjection, contextOf, type AnyView, type NodeIdentity } from '@tongxin/runtime';
import { ledger } from '../ledger/ledger.js';
import { ReportEventHandler } from '../reports/event.query.js';
import { LedgerFigures } from '../reports/figures.js';
import { CommitteeNames } from '../reports/committee-names.js';
import { ComparisonHandler } from '../reports/comparison.query.js';
import { LinesHandler } from '../reports/lines.query.js';
import { ReportHandler } from '../reports/report.query.js';
import { StandardsKnown } from '../reports/standards-known.js';
import { TrendHandler } from '../reports/trend.query.js';
import { adoptedStandards } from '../views/adopted-standards.view.js';
import { committees } from '../views/committees.view.js';
import { comparisonSetting } from '../views/comparison-setting.view.js';

/** A county's log and views in memory, for specs: takes events as they arrive and answers as the county would. */
export class CountyInMemory implements ViewReader, Pick<EventStore, 'head' | 'positionAt' | 'read'> {
  readonly log: RecordedEvent[] = [];
  private readonly views = new Map<string, Map<string, StoredDocument>>();
  private readonly declared = [ledger, committees, adoptedStandards, comparisonSetting].map((view) => asProjection(view as AnyView));
  private readonly figures = new LedgerFigures(this, this, this.node);
  private readonly names = new CommitteeNames(this);
  readonly report = new ReportHandler(this.figures, this.names, new StandardsKnown(this));
  readonly comparison = new ComparisonHandler(this.figures, this.names, this, this.node);
  readonly trend = new TrendHandler(this.figures, this.names);
  readonly lines = new LinesHandler(this.figures, this.names, this, this);
  readonly event = new ReportEventHandler(this);

  /** The county itself, or a township that folds its own log. */
  constructor(private readonly node: Pick<NodeIdentity, 'id' | 'superior'> = { id: '990101', superior: null }) {}

  /** Takes an event at the end of the log. */
  take(event: RecordedEvent): void {
    const recorded = { ...event, position: this.log.length + 1 };
    this.log.push(recorded);
    for (const view of this.declared) {
      const documents = this.documents(view.name);
      const lookup: Lookup = <Doc>(key: string) => documents.get(key)?.document as Doc | undefined;
      const changes = view.events.includes(event.type) ? [...view.changes(recorded, contextOf(recorded, lookup))] : [];
      for (const [key, document] of changes) {
        if (document === undefined) documents.delete(key);
        else documents.set(key, { key, position: recorded.position, document: JSON.parse(JSON.stringify(document)) as object });
      }
    }
  }

  /** Every document of a view as it would be stored, in key order. */
  stored(view: string, prefix = ''): string[] {
    const there = [...this.documents(view).values()].filter(({ key }) => key.startsWith(prefix));
    return there.map(({ key, document }) => `${key} ${JSON.stringify(document)}`).sort();
  }

  async find<Doc extends object>(view: string, query: ViewQuery): Promise<{ items: StoredDocument<Doc>[]; next?: string }> {
    const { limit = 100, cursor = '0' } = query;
    const byPosition = query.orderBy === 'position';
    const found = [...this.documents(view).values()]
      .filter((one) => isWanted(one, query))
      .sort((a, b) => (byPosition ? a.position - b.position : 0) || (a.key < b.key ? -1 : 1));
    const [from, to] = [Number(cursor), Number(cursor) + limit];
    return { items: found.slice(from, to) as StoredDocument<Doc>[], ...(to < found.length && { next: String(to) }) };
  }

  async get<Doc extends object>(view: string, key: string): Promise<StoredDocument<Doc> | undefined> {
    return this.documents(view).get(key) as StoredDocument<Doc> | undefined;
  }

  async head(): Promise<number> {
    return this.log.length;
  }

  async positionAt(instant: string): Promise<number> {
    return this.log.filter(({ storedAt }) => storedAt <= instant).length;
  }

  async read(stream: string): Promise<readonly RecordedEvent[]> {
    return this.log.filter((event) => event.stream === stream);
  }

  private documents(view: string): Map<string, StoredDocument> {
    const known = this.views.get(view) ?? new Map<string, StoredDocument>();
    this.views.set(view, known);
    return known;
  }
}

const bounds: Readonly<Record<string, (value: string | number, bound: string | number) => boolean>> = {
  gte: (value, bound) => value >= bound,
  gt: (value, bound) => value > bound,
  lt: (value, bound) => value < bound,
  after: (value, bound) => value > bound,
  upTo: (value, bound) => value <= bound,
};

function isWanted({ key, position, document }: StoredDocument, { where, positions }: ViewQuery): boolean {
  const within = (value: string | number, range: object = {}): boolean =>
    Object.entries(range).every(([bound, limit]: [string, string | number]) => bounds[bound]?.(value, limit));
  const arrivedIn = where?.['arrivedIn'] ?? (document as { arrivedIn?: string }).arrivedIn;
  if (arrivedIn !== (document as { arrivedIn?: string }).arrivedIn) return false;
  return within(key, where?.['key'] as object | undefined) && within(position, positions);
}
