import type { ServerReadableStream } from '@grpc/grpc-js';
import type { AppendReq } from '@eventstore/db-client/generated/streams_pb.js';
import { WrongExpectedVersion, type Expected } from './answers.js';
import { conflictOf, successOf } from './frames.js';
import type { Proposed } from './proposed.js';
import type { StoredLog } from './stored-log.js';

export type AppendCall = ServerReadableStream<AppendReq, unknown>;

/** What one Append call brought: its options first, then an event a frame. */
export interface ReceivedAppend {
  readonly stream: string;
  readonly expected: Expected;
  readonly events: readonly Proposed[];
  /** Bytes of data and metadata. */
  readonly size: number;
}

export async function receive(call: AppendCall): Promise<ReceivedAppend> {
  let options: AppendReq.Options | undefined;
  const events: Proposed[] = [];
  for await (const message of call as AsyncIterable<AppendReq>) {
    options ??= message.getOptions();
    const proposed = message.getProposedMessage();
    if (proposed) events.push(proposedOf(proposed));
  }
  if (!options) throw new Error('an append without options');
  const stream = Buffer.from(options.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString();
  const size = events.reduce((sum, { data, custom }) => sum + data.length + custom.length, 0);
  return { stream, expected: expectedOf(options), events, size };
}

export async function store(log: StoredLog, { stream, expected, events }: ReceivedAppend): Promise<AppendAnswer> {
  const answer = await log.append(stream, expected, events);
  return answer instanceof WrongExpectedVersion ? conflictOf(answer, expected) : successOf(answer);
}

type AppendAnswer = ReturnType<typeof successOf>;

function proposedOf(message: AppendReq.ProposedMessage): Proposed {
  const metadata = message.getMetadataMap();
  return {
    id: message.getId()?.getString().toLowerCase() ?? '',
    type: metadata.get('type') ?? '',
    contentType: metadata.get('content-type') ?? '',
    data: message.getData_asU8(),
    custom: message.getCustomMetadata_asU8(),
  };
}

function expectedOf(options: AppendReq.Options): Expected {
  if (options.hasAny()) return 'any';
  if (options.hasStreamExists()) return 'stream_exists';
  return options.hasNoStream() ? -1 : Number(options.getRevision());
}
