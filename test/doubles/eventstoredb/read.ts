import { randomUUID } from 'node:crypto';
import type { ServerWritableStream } from '@grpc/grpc-js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import { filterOf, type Filter } from './filter.js';
import { caughtUpFrame, checkpointFrame, confirmationFrame, invalidPosition, notFoundFrame } from './frames.js';
import type { StoredLog } from './stored-log.js';

/** A Read call; frames go out as they were encoded. */
export type ReadCall = ServerWritableStream<ReadReq, Buffer>;

/** Answers one Read: of a stream or of $all, in either direction, or a subscription to $all. */
export async function answerRead(log: StoredLog, call: ReadCall): Promise<void> {
  const options = call.request.getOptions() as ReadReq.Options;
  if (options.hasStream()) await send(call, readStream(log, options));
  else if (!isPlace(log, options)) call.emit('error', invalidPosition());
  else if (options.hasSubscription()) return subscribe(log, options, call);
  else await send(call, readAll(log, options));
  call.end();
}

function* readStream(log: StoredLog, options: ReadReq.Options): Generator<Buffer> {
  const asked = options.getStream() as ReadReq.Options.StreamOptions;
  const name = Buffer.from(asked.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString();
  const indexes = log.stream(name);
  if (!indexes) {
    yield notFoundFrame(name);
    return;
  }
  const forward = isForward(options);
  const last = indexes.length - 1;
  const from = asked.hasEnd() ? last : asked.hasStart() ? 0 : Number(asked.getRevision());
  const start = forward ? from : Math.min(from, last);
  yield* frames(log, Number(options.getCount()), (at) => indexes[forward ? start + at : start - at]);
}

/** Forwards the event at the position is included; backwards reading begins with the one before it, as the server does. */
function* readAll(log: StoredLog, options: ReadReq.Options): Generator<Buffer> {
  const forward = isForward(options);
  const start = startOf(log, options);
  yield* frames(log, Number(options.getCount()), (at) => (forward ? start + at : start - 1 - at));
}

function* frames(log: StoredLog, count: number, indexAt: (at: number) => number | undefined): Generator<Buffer> {
  for (let at = 0; at < count; at += 1) {
    const event = log.at(indexAt(at) ?? -1);
    if (!event) return;
    yield event.frame;
  }
}

/** Index of the first event at or after the place asked for. */
function startOf(log: StoredLog, options: ReadReq.Options): number {
  const asked = options.getAll() as ReadReq.Options.AllOptions;
  if (asked.hasStart()) return 0;
  if (asked.hasEnd()) return log.length;
  return log.after(Number(asked.getPosition()?.getCommitPosition()) - 1);
}

function isPlace(log: StoredLog, options: ReadReq.Options): boolean {
  const position = options.getAll()?.getPosition();
  return !position || log.isPlace(Number(position.getCommitPosition()));
}

async function send(call: ReadCall, all: Iterable<Buffer>): Promise<void> {
  for (const frame of all) {
    if (call.cancelled) return;
    if (!call.write(frame)) await roomIn(call);
  }
}

function roomIn(call: ReadCall): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      call.off('drain', settle).off('cancelled', settle);
      resolve();
    };
    call.on('drain', settle).on('cancelled', settle);
  });
}

const isForward = (options: ReadReq.Options): boolean => options.getReadDirection() === streams.ReadReq.Options.ReadDirection.FORWARDS;

/** First the confirmation, then what stands after the position, then `caught_up`, then what comes. */
async function subscribe(log: StoredLog, options: ReadReq.Options, call: ReadCall): Promise<void> {
  const follower = new Follower(log, firstOf(log, options), filterOf(options));
  let wake: () => void = () => undefined;
  const stop = log.onDurable(() => wake());
  call.once('cancelled', () => wake());
  await send(call, [confirmationFrame(randomUUID())]);
  await send(call, follower.frames());
  await send(call, [caughtUpFrame()]);
  while (!call.cancelled) {
    const more = new Promise<void>((resolve) => (wake = resolve));
    await send(call, follower.frames());
    if (!call.cancelled) await more;
  }
  stop();
}

/** Index of the first event after the place of a subscription. */
function firstOf(log: StoredLog, options: ReadReq.Options): number {
  const asked = options.getAll() as ReadReq.Options.AllOptions;
  if (asked.hasStart()) return 0;
  return asked.hasEnd() ? log.length : log.after(Number(asked.getPosition()?.getCommitPosition()));
}

/** One subscription's way along the log. */
class Follower {
  private looked = 0;

  constructor(
    private readonly log: StoredLog,
    private next: number,
    private readonly filter: Filter | undefined,
  ) {}

  /** All that can be read by now. */
  *frames(): Generator<Buffer> {
    for (let event = this.log.at(this.next); event; event = this.log.at(this.next)) {
      this.next += 1;
      if (!this.filter || this.filter.matches(event)) yield event.frame;
      this.looked += 1;
      if (!this.filter || this.looked < this.filter.checkpointEvery) continue;
      this.looked = 0;
      yield checkpointFrame(event.position);
    }
  }
}
