import { appendToStream, createEventStoreSchema, readMessagesBatch, sqliteConnection } from '@event-driven-io/emmett-sqlite';

// Answers the bench one piece of work at a time. One connection is kept open for all, since the store's own way opens one for each operation.

const connections = new Map();

async function connectionOf(file) {
  const known = connections.get(file);
  if (known) return known;
  const connection = sqliteConnection({ fileName: file });
  // It asks for WAL itself but does not wait for it.
  const [{ journal_mode: mode }] = await connection.query('PRAGMA journal_mode = WAL');
  await connection.command('PRAGMA synchronous = FULL');
  const [{ synchronous }] = await connection.query('PRAGMA synchronous');
  if (synchronous !== 2 || mode !== 'wal') throw new Error(`the peer's file is ${mode} with synchronous ${synchronous}`);
  await createEventStoreSchema(connection);
  connections.set(file, connection);
  return connection;
}

async function appendOne(connection, { stream, version, events }) {
  const [streamType] = stream.split('-');
  const { success } = await appendToStream(connection, stream, streamType, events, { expectedStreamVersion: BigInt(version) });
  if (!success) throw new Error(`append to ${stream} after ${version} was refused`);
}

async function append({ file, appends, inFlight }) {
  const connection = await connectionOf(file);
  const began = performance.now();
  for (let at = 0; at < appends.length; at += inFlight) {
    await Promise.all(appends.slice(at, at + inFlight).map((one) => appendOne(connection, one)));
  }
  return (appends.length * 1000) / (performance.now() - began);
}

async function fill({ file, appends }) {
  const connection = await connectionOf(file);
  const began = performance.now();
  await connection.withTransaction(async () => {
    for (const one of appends) await appendOne(connection, one);
  });
  return (appends.length * 1000) / (performance.now() - began);
}

async function fold({ file, states }) {
  const { FoldedStates } = await import(states);
  const connection = await connectionOf(file);
  const folded = new FoldedStates();
  const began = performance.now();
  let count = 0;
  let after = 0n;
  for (;;) {
    const { messages, currentGlobalPosition, areEventsLeft } = await readMessagesBatch(connection, { after, batchSize: 1000 });
    for (const message of messages) folded.take(message.metadata.streamName, message);
    count += messages.length;
    after = currentGlobalPosition;
    if (!areEventsLeft) break;
  }
  return (count * 1000) / (performance.now() - began);
}

const works = { append, fill, fold };

process.on('message', (asked) => {
  works[asked.work](asked).then(
    (rate) => process.send({ rate }),
    (error) => process.send({ failed: error.message }),
  );
});
process.on('disconnect', () => process.exit());
process.send('ready');
