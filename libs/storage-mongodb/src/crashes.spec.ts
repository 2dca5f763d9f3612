import { randomUUID } from 'node:crypto';
import { CheckpointConflict, systemClock, type Generation, type ViewStore } from '@tongxin/eventing';
import { requires } from '@tongxin/testing';
import { MongoClient, type Db } from 'mongodb';
import { MongoServer } from '../../../test/doubles/mongodb/mongo-server.js';
import { storesIn, type MongoStores } from './open-mongo-stores.js';
import { StruckDb, type Stroke } from './testing/struck-db.js';

type Documents = Record<string, object | undefined>;

/** What a fold of a small log writes: documents change, go, come back. Text long enough for several parts of a redo record. */
const long = '同心'.repeat(40);
const batches: readonly Documents[] = [
  { a: { n: 1, long }, b: { n: 1, long }, c: { n: 1, long } },
  { a: { n: 2, long }, b: undefined, d: { n: 2, long }, e: { n: 2, long }, f: { n: 2, long } },
  { b: { n: 3, long }, d: undefined, a: { n: 3 } },
];
const strokes: readonly Stroke[] = ['before', 'half', 'after'];
const everyStroke = (steps: number) => strokes.flatMap((stroke) => Array.from({ length: steps }, (_, step) => [stroke, step] as const));
const COMMIT_STEPS = 8;
/** The test server's own way of dropping among them. */
const TAKEOVER_STEPS = 10;
const PUT_STEPS = 6;
const noDisconnect = async (): Promise<void> => undefined;

const newGeneration = (view = `view-${randomUUID()}`): Generation => ({ view, generation: randomUUID(), indexes: ['n'] });

/** What stands after some of the batches, made anew. */
function folded(count: number): Record<string, { position: number; document: object }> {
  const documents: Record<string, { position: number; document: object }> = {};
  batches.slice(0, count).forEach((batch, at) => {
    for (const [key, document] of Object.entries(batch)) {
      if (document) documents[key] = { position: at + 1, document };
      else delete documents[key];
    }
  });
  return documents;
}

async function standing(views: ViewStore, generation: Generation): Promise<Record<string, { position: number; document: object }>> {
  const { items } = await views.find(generation, { orderBy: 'n' });
  return Object.fromEntries(items.map(({ key, position, document }) => [key, { position, document }]));
}

async function commit(views: ViewStore, generation: Generation, number: number): Promise<void> {
  const changes = Object.entries(batches[number] ?? {}).map(([key, document]) => [key, { position: number + 1, document }] as const);
  await views.commit(generation, number, number + 1, new Map(changes));
}

requires('mongodb-test-server')('a process that uses MongoDB', () => {
  let server: MongoServer;
  let client: MongoClient;
  let db: Db;
  const open = (on: Db = db): Promise<MongoStores> => storesIn(on, { clock: systemClock, disconnect: noDisconnect, partBytes: 600 });
  const openStruck = async (): Promise<{ struck: StruckDb; stores: MongoStores }> => {
    const struck = new StruckDb(db);
    return { struck, stores: await open(struck.db) };
  };

  beforeAll(async () => {
    server = await MongoServer.start();
    client = await MongoClient.connect(server.url);
    db = client.db('crashes');
  }, 30_000);
  afterAll(async () => {
    await client.close();
    await server.dispose();
  });

  it('commits in these steps', async () => {
    const { struck, stores } = await openStruck();
    const generation = newGeneration();
    await stores.views.open(generation);
    await commit(stores.views, generation, 0);
    struck.strike(Infinity, 'before');
    await commit(stores.views, generation, 1);
    expect(struck.steps.map((step) => step.replace(/documents\..*\./, 'documents.'))).toEqual([
      'views.redo.insertMany',
      'views.generations.updateOne',
      'views.documents.bulkWrite',
      'views.documents.insertMany',
      'views.documents.insertMany',
      'views.documents.insertMany',
      'views.generations.updateOne',
      'views.redo.deleteMany',
    ]);
  });

  it.each(everyStroke(COMMIT_STEPS))(
    'struck %s step %i of a commit, leaves all of it or nothing, and goes on to what a fresh fold gives',
    async (stroke, step) => {
      const generation = newGeneration();
      const { struck, stores } = await openStruck();
      await stores.views.open(generation);
      await commit(stores.views, generation, 0);
      struck.strike(step, stroke);
      await expect(commit(stores.views, generation, 1)).rejects.toThrow(`struck ${stroke}`);

      const { views } = await open();
      const reached = await views.open(generation);
      expect([1, 2]).toContain(reached);
      expect(await standing(views, generation)).toEqual(folded(reached));
      if (step > 1) expect(reached).toBe(2);
      for (let number = reached; number < batches.length; number += 1) await commit(views, generation, number);
      expect(await standing(views, generation)).toEqual(folded(batches.length));
      expect(await views.open(generation)).toBe(batches.length);
      expect(await db.collection('views.redo').find({}).toArray()).toEqual([]);
      expect(
        await db
          .collection('views.generations')
          .find({ redo: { $exists: true } })
          .toArray(),
      ).toEqual([]);
    },
  );

  it.each(everyStroke(COMMIT_STEPS))(
    'cut off %s step %i of a commit, reads all of it or nothing once it is connected again',
    async (stroke, step) => {
      const generation = newGeneration();
      const { struck, stores } = await openStruck();
      const { views } = stores;
      await views.open(generation);
      await commit(views, generation, 0);
      struck.strike(step, stroke);
      await expect(commit(views, generation, 1)).rejects.toThrow(`struck ${stroke}`);
      struck.revive();
      const read = await standing(views, generation);
      const reached = await views.open(generation);
      expect(read).toEqual(folded(reached));
    },
  );

  it.each([
    ['before its commit is decided', 'generations.updateOne', CheckpointConflict],
    ['in the middle of a decided commit', 'bulkWrite', undefined],
  ])('asleep %s, changes nothing when it wakes up and others have gone beyond', async (_, step, conflict) => {
    const generation = newGeneration();
    const { struck, stores } = await openStruck();
    await stores.views.open(generation);
    await commit(stores.views, generation, 0);
    const asleep = struck.hold(step);
    const late = commit(stores.views, generation, 1).catch((error: unknown) => error);
    await asleep.reached;
    const { views } = await open();
    for (let next = await views.open(generation); next < batches.length; next += 1) await commit(views, generation, next);
    asleep.letGo();
    expect(await late).toEqual(conflict && expect.any(conflict));
    expect(await standing(views, generation)).toEqual(folded(batches.length));
    expect(await views.open(generation)).toBe(batches.length);
  });

  it('is one of two projectors of a generation, and both together write each batch once', async () => {
    const generation = newGeneration();
    const total = 30;
    const project = async ({ views }: MongoStores): Promise<number> => {
      let written = 0;
      for (;;) {
        const from = await views.open(generation);
        if (from >= total) return written;
        const key = `k${from % 4}`;
        const before = (await views.load(generation, [key, 'all'])) as ReadonlyMap<string, { ids: number[] }>;
        const after = (of: string) => ({ position: from + 1, document: { ids: [...(before.get(of)?.ids ?? []), from] } });
        try {
          await views.commit(generation, from, from + 1, new Map([key, 'all'].map((of) => [of, after(of)])));
          written += 1;
        } catch (error) {
          if (!(error instanceof CheckpointConflict)) throw error;
        }
      }
    };
    const written = await Promise.all([project(await open()), project(await open())]);
    expect(written[0] + written[1]).toBe(total);
    const { views } = await open();
    const ids = Array.from({ length: total }, (_, at) => at);
    expect((await views.get(generation, 'all'))?.document).toEqual({ ids });
    for (const rest of [0, 1, 2, 3]) {
      expect((await views.get(generation, `k${rest}`))?.document).toEqual({ ids: ids.filter((id) => id % 4 === rest) });
    }
  });

  it.each(everyStroke(TAKEOVER_STEPS))(
    'struck %s step %i of a takeover, has the old generation answer or the new one, each whole',
    async (stroke, step) => {
      const old = newGeneration();
      const young = newGeneration(old.view);
      const { struck, stores } = await openStruck();
      await stores.views.open(old);
      await commit(stores.views, old, 0);
      await stores.views.activate(old);
      await stores.views.open(young);
      for (const number of [0, 1]) await commit(stores.views, young, number);
      struck.strike(step, stroke);
      await expect(stores.views.activate(young)).rejects.toThrow();

      const { views } = await open();
      const active = await views.active(old.view);
      expect([old.generation, young.generation]).toContain(active);
      if (active === old.generation) expect(await standing(views, old)).toEqual(folded(1));
      expect(await standing(views, young)).toEqual(folded(2));
      await views.activate(young);
      expect(await views.active(old.view)).toBe(young.generation);
      expect(await standing(views, young)).toEqual(folded(2));
      expect(await db.collection('views.generations').countDocuments({ view: old.view })).toBe(1);
    },
  );

  it.each(everyStroke(PUT_STEPS))('struck %s step %i of a put, has put all records or none', async (stroke, step) => {
    const collection = randomUUID();
    const { struck, stores } = await openStruck();
    const [before, after] = [
      { a: 1, b: 1, c: 1 },
      { a: 2, c: 2, d: long, e: long },
    ];
    await stores.records.put(collection, before);
    struck.strike(step, stroke);
    await expect(stores.records.put(collection, { ...after, b: undefined })).rejects.toThrow('struck');

    const { records } = await open();
    const found = Object.fromEntries((await records.list(collection)).map(({ key, value }) => [key, value]));
    expect([before, after]).toContainEqual(found);
    if (step > 1) expect(found).toEqual(after);
    await records.put(collection, { late: true });
    expect(await records.list(collection)).toHaveLength(Object.keys(found).length + 1);
  });

  it('puts records beside another process without losing any', async () => {
    const collection = randomUUID();
    const [one, other] = [await open(), await open()];
    const keys = Array.from({ length: 20 }, (_, at) => `k${at}`);
    await Promise.all(keys.map((key, at) => (at % 2 === 0 ? one : other).records.put(collection, { [key]: at, [`${key}-2`]: at })));
    expect(await one.records.list(collection)).toHaveLength(40);
  });
});
