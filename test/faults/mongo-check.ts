import type { RecordedEvent, RecordStore, ViewStore } from '@tongxin/eventing';
import { openMongoLife, mongoGenerations } from './mongo-rounds.js';
import { catchUp, countable, fold, type Tally } from './store-views.js';
import type { Findings } from './workload.js';

/**
 * Opens a directory and its database as a restart would, and holds the views to a fresh fold of the log. An event counts as standing when it is in
 * the documents and, with `recorded`, the records that were put after it are there.
 */
export async function checkMongo(directory: string, { recorded }: { recorded: boolean }): Promise<Findings> {
  const start = performance.now();
  const { events, mongo, close } = await openMongoLife(directory);
  try {
    for (const generation of mongoGenerations) await mongo.views.open(generation);
    const recoveryMs = performance.now() - start;
    for (const generation of mongoGenerations) await catchUp(events, mongo.views, generation);
    const { events: log } = await events.readLog(0, { limit: 100_000 });
    const ids = (await documentsOf<Tally>(mongo.views, countable)).flatMap(([, document]) => document.ids);
    const put = await answersIn(mongo.records);
    const problems = [...(await viewProblems(mongo.views, log)), ...put.problems];
    return { ids: recorded ? ids.filter((id) => put.ids.has(id)) : ids, problems, recoveryMs };
  } finally {
    await close();
  }
}

async function viewProblems(views: ViewStore, log: readonly RecordedEvent[]): Promise<string[]> {
  const problems: string[] = [];
  for (const generation of mongoGenerations) {
    const fresh = [...fold(generation.view, log, new Map())].sort(([one], [other]) => (one < other ? -1 : 1));
    const stored = await documentsOf(views, generation);
    if (JSON.stringify(stored) !== JSON.stringify(fresh)) problems.push(`view ${generation.view} differs from its rebuild`);
  }
  return problems;
}

async function documentsOf<Doc extends object>(views: ViewStore, generation: (typeof mongoGenerations)[number]): Promise<[string, Doc][]> {
  const { items } = await views.find<Doc>(generation, { limit: 10_000 });
  return items.map(({ key, document }) => [key, document]);
}

/** The ids of commands whose records were put; two records of one put stand together or not at all. */
async function answersIn(records: RecordStore): Promise<{ ids: ReadonlySet<string>; problems: string[] }> {
  const found = new Map<string, readonly string[]>();
  for (let after: string | undefined; ;) {
    const page = await records.list<readonly string[]>('answers', { ...(after !== undefined && { after }) });
    for (const { key, value } of page) found.set(key, value);
    after = page.at(-1)?.key;
    if (after === undefined) break;
  }
  const firsts = [...found.keys()].map((key) => key.replace('/twin', ''));
  const lonely = [...new Set(firsts)].filter((key) => !found.has(key) || !found.has(`${key}/twin`));
  return { ids: new Set([...found.values()].flat()), problems: lonely.map((key) => `half of the put ${key} stands`) };
}
