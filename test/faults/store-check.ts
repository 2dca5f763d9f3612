import { systemClock, type EventStore, type RecordedEvent, type SealedRecord, type ViewStore } from '@tongxin/eventing';
import { nextHash, openSqliteStores, type SqliteStores } from '@tongxin/storage-sqlite';
import { catchUp, fold, generations } from './store-views.js';
import type { Findings } from './workload.js';

/** Opens the stores as a restart would and checks log, chains, records and views against each other. */
export async function checkStores(directory: string): Promise<Findings> {
  const start = performance.now();
  const stores = openSqliteStores(directory, { clock: systemClock });
  try {
    await stores.events.readLog(Math.max(0, (await stores.events.head()) - 1));
    const recoveryMs = performance.now() - start;
    const records = await readAll(stores);
    const events = records.map(parsed);
    const problems = [...chainProblems(records), ...(await headProblems(stores, records)), ...(await viewProblems(stores, events))];
    return { ids: events.map(({ id }) => id), problems, recoveryMs };
  } finally {
    await stores.close();
  }
}

/** The whole log. */
export async function readAll({ events }: { readonly events: Pick<EventStore, 'readSealed'> }): Promise<SealedRecord[]> {
  const records: SealedRecord[] = [];
  for (;;) {
    const page = await events.readSealed(records.at(-1)?.position ?? 0);
    if (page.length === 0) return records;
    records.push(...page);
  }
}

export function parsed({ text, position, storedAt, revision }: SealedRecord): RecordedEvent {
  return { ...(JSON.parse(text) as RecordedEvent), position, storedAt, revision };
}

/** Revisions without gaps, instants that never go back, and hashes that cover what is before them. */
export function chainProblems(records: readonly SealedRecord[]): string[] {
  const problems: string[] = [];
  const heads = new Map<string, SealedRecord>();
  let instant = '';
  for (const record of records) {
    const before = heads.get(record.stream);
    const where = `${record.stream} at position ${record.position}`;
    if (record.revision !== (before?.revision ?? -1) + 1) problems.push(`${where}: revision ${record.revision} out of order`);
    if (!nextHash(before?.hash, record.text).equals(record.hash)) problems.push(`${where}: hash does not fit`);
    if (record.storedAt < instant) problems.push(`${where}: stored before its predecessor`);
    heads.set(record.stream, record);
    instant = record.storedAt;
  }
  return problems;
}

/** A record put together with an append stands exactly when its events stand. */
async function headProblems({ records }: SqliteStores, log: readonly SealedRecord[]): Promise<string[]> {
  const heads = new Map(log.map((record) => [record.stream, record.revision]));
  const told = new Map<string, number>();
  for (let after: string | undefined; ;) {
    const page = await records.list<{ revision: number }>('heads', { ...(after !== undefined && { after }) });
    for (const { key, value } of page) told.set(key, value.revision);
    after = page.at(-1)?.key;
    if (after === undefined) break;
  }
  const recorded = [...heads.keys()].filter((stream) => stream.startsWith('faultCase-'));
  const streams = new Set([...recorded, ...told.keys()]);
  return [...streams]
    .filter((stream) => heads.get(stream) !== told.get(stream))
    .map((stream) => `${stream}: head ${String(heads.get(stream))}, its record says ${String(told.get(stream))}`);
}

/** Views are never ahead of the log, and equal to a fresh rebuild once they caught up. */
export async function viewProblems(
  { events, views }: { events: EventStore; views: ViewStore },
  log: readonly RecordedEvent[],
): Promise<string[]> {
  const problems: string[] = [];
  for (const generation of generations) {
    const start = await catchUp(events, views, generation);
    if (start > (log.at(-1)?.position ?? 0)) problems.push(`view ${generation.view} was at ${start}, ahead of the log`);
    const fresh = fold(generation.view, log, new Map());
    const stored = await views.find(generation, { limit: fresh.size + 1 });
    const [ours, theirs] = [stored.items.map(({ key, document }) => [key, document] as const), [...fresh]];
    if (text(ours) !== text(theirs)) problems.push(`view ${generation.view} differs from its rebuild`);
  }
  return problems;
}

function text(documents: readonly (readonly [string, object])[]): string {
  return JSON.stringify([...documents].sort(([one], [other]) => (one < other ? -1 : 1)));
}
