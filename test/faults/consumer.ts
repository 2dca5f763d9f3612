import { systemOf } from '@tongxin/access';
import { systemClock, type RecordedEvent } from '@tongxin/eventing';
import { JetStreamServer, NatsFeed, NatsLine } from '@tongxin/messaging-nats';
import { CommandEngine, commandIdOf, NodeViews, Projector } from '@tongxin/runtime';
import { openEventStoreDb } from '@tongxin/storage-eventstoredb';
import { openRecords, openViews, recordsFile, viewsFile } from '@tongxin/storage-sqlite';
import { openOpinionCaseOnSubmitted as reaction } from '../../apps/proposals/src/reactions/open-opinion-case-on-submitted.js';
import { proposalReview, proposals } from '../../apps/proposals/src/proposals.module.js';

/** What the parent tells a consuming process, as JSON in its one argument. */
export interface ConsumerOrder {
  readonly node: string;
  readonly directory: string;
  readonly eventStore: string;
  readonly nats: string;
  /** Names the durable consumer. */
  readonly consumer: string;
  readonly category: string;
  readonly ackWaitMs: number;
}

const NEVER = 3_600_000;

// A process that does over JetStream what the county's reaction does: it opens a case for each opinion item, and keeps the view of both.
const order = JSON.parse(process.argv[2] ?? '{}') as ConsumerOrder;
const { node, directory, consumer, category } = order;
const onError = (error: unknown): void => {
  process.stderr.write(`${String(error)}\n`);
};
const { events: store } = await openEventStoreDb({ url: order.eventStore });
const { records } = openRecords(recordsFile(directory));
const line = new NatsLine({ servers: [order.nats], name: consumer }, onError);
await line.connected();
const kept = openViews(viewsFile(directory));
const declared = proposals.views.map(({ view }) => view);
const projector = new Projector(declared, kept, new NatsFeed({ line, county: node, node, store }), store, onError);
await projector.start();
const views = new NodeViews(projector, kept, store);
const engine = new CommandEngine({ id: node, name: node, superior: null, epoch: 0 }, store, views, systemClock);

async function handle(event: RecordedEvent): Promise<void> {
  for (const { command, id, body } of await reaction.react(event as Parameters<typeof reaction.react>[0], views, node)) {
    const registered = proposalReview.commands.find(({ name }) => name === command);
    if (!registered) throw new Error(`no command ${command}`);
    const commandId = commandIdOf(reaction.name, event.id, command, id);
    await engine.handle(registered, body, { id, by: systemOf(node), commandId, causationId: event.id });
  }
}

const server = new JetStreamServer(
  { line, county: node, node, consumer, store, records, now: () => systemClock.now(), onError },
  // The store is asked at the start alone: what comes later comes over NATS.
  { sweepMs: NEVER, ackWaitMs: order.ackWaitMs },
);
server.addHandler(category, handle, true);
const refused = await new Promise((resolve) => void server.listen(resolve));
if (refused !== undefined) throw refused as Error;
process.stdout.write('consumes\n');
