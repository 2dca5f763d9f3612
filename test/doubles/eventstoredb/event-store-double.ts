import { Server, ServerCredentials, status, type Metadata, type sendUnaryData } from '@grpc/grpc-js';
import serverFeatures from '@eventstore/db-client/generated/serverfeatures_pb.js';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { receive, store, type AppendCall, type ReceivedAppend } from './append.js';
import { failure, notLeader, notReady, streamDeleted, tooLarge } from './frames.js';
import { answerRead, type ReadCall } from './read.js';
import { StoredLog } from './stored-log.js';

export interface DoubleOptions {
  /** Where the log is kept; what stands there is taken up again. */
  readonly file: string;
  /** Default 0: one that is free. */
  readonly port?: number;
  /** Bytes of data and metadata that one append may have. A server has 1 MiB unless told otherwise; this is the largest that it can be told. */
  readonly maxAppendSize?: number;
}

/** What becomes of the answer to an append that is durable: it is sent, or kept until it is released, or the call breaks off with a status. */
export type AnswerFate = 'send' | 'keep' | status;

/** How the double misbehaves, to be set while it runs. */
export interface Misbehaviour {
  /** Every call is answered as by a server that is still starting or has too much to do. */
  notReady: boolean;
  /** Calls that need the leader are sent there. */
  leader: { readonly host: string; readonly port: number } | undefined;
  /** Streams that were tombstoned. */
  readonly tombstoned: Set<string>;
  /** Reads are begun and then say nothing. */
  silentReads: boolean;
  /** Waited for before an append is stored. */
  before: (append: ReceivedAppend) => Promise<void>;
  answerOf: (append: ReceivedAppend) => AnswerFate;
}

type Answer = sendUnaryData<AppendResp>;

/** A gRPC server that keeps to the protocol of EventStoreDB as far as an event store needs it: Append, Read and subscriptions. */
export class EventStoreDouble {
  readonly misbehaviour: Misbehaviour = {
    notReady: false,
    leader: undefined,
    tombstoned: new Set(),
    silentReads: false,
    before: async () => undefined,
    answerOf: () => 'send',
  };
  /** How often each method was called. */
  readonly calls = new Map<string, number>();
  /** Where subscriptions began: after these positions. */
  readonly subscribedAfter: number[] = [];
  private readonly kept: (() => void)[] = [];
  private readonly server = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });

  private constructor(
    private readonly log: StoredLog,
    private readonly maxAppendSize: number,
  ) {
    const { read } = StreamsService;
    // Frames of a read are encoded already.
    const service = { ...StreamsService, read: { ...read, responseSerialize: (frame: Buffer) => frame } };
    this.server.addService(service, {
      read: (call: ReadCall) => void this.read(call),
      append: (call: AppendCall, answer: Answer) => void this.append(call, answer),
      batchAppend: (call: ReadCall) => this.refuse('BatchAppend', (error) => call.emit('error', error)),
      delete: (_call: unknown, answer: Answer) => this.refuse('Delete', answer),
      tombstone: (_call: unknown, answer: Answer) => this.refuse('Tombstone', answer),
    });
    this.server.addService(ServerFeaturesService, { getSupportedMethods: this.features });
  }

  static async start({ file, port = 0, maxAppendSize = 16 * 1024 * 1024 - 1 }: DoubleOptions): Promise<EventStoreDouble> {
    const double = new EventStoreDouble(await StoredLog.open(file), maxAppendSize);
    await new Promise<void>((resolve, reject) => {
      double.server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error, bound) => {
        double.port = bound;
        if (error) reject(error);
        else resolve();
      });
    });
    return double;
  }

  port = 0;

  /** How a client connects: one node, no TLS. */
  get url(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  /** Sends the answers that were kept. */
  release(): void {
    for (const send of this.kept.splice(0)) send();
  }

  /** Ends every call and closes the file. */
  async stop(): Promise<void> {
    this.server.forceShutdown();
    await this.log.close();
  }

  private async read(call: ReadCall): Promise<void> {
    this.count('Read');
    call.on('error', () => undefined);
    const refusal = this.refusalOf(call.metadata, nameOf(call));
    const options = call.request.getOptions();
    if (options?.hasSubscription()) this.subscribedAfter.push(Number(options.getAll()?.getPosition()?.getCommitPosition() ?? 0));
    if (refusal) call.emit('error', refusal);
    else if (!this.misbehaviour.silentReads) await answerRead(this.log, call);
  }

  private async append(call: AppendCall, answer: Answer): Promise<void> {
    this.count('Append');
    try {
      const received = await receive(call);
      const refusal = this.refusalOf(call.metadata, received.stream);
      if (refusal) return answer(refusal);
      if (received.size > this.maxAppendSize) return answer(tooLarge(this.maxAppendSize));
      await this.misbehaviour.before(received);
      const response = await store(this.log, received);
      this.answer(this.misbehaviour.answerOf(received), response, answer);
    } catch (error) {
      answer(failure(status.INTERNAL, String(error)));
    }
  }

  private answer(fate: AnswerFate, response: AppendResp, answer: Answer): void {
    if (fate === 'send') answer(null, response);
    else if (fate === 'keep') this.kept.push(() => answer(null, response));
    else answer(failure(fate, 'the call was broken off'));
  }

  private refusalOf(metadata: Metadata, stream: string): ReturnType<typeof failure> | undefined {
    const { notReady: isNotReady, leader, tombstoned } = this.misbehaviour;
    if (isNotReady) return notReady();
    if (leader && metadata.get('requires-leader')[0] === 'true') return notLeader(leader.host, leader.port);
    return tombstoned.has(stream) ? streamDeleted(stream) : undefined;
  }

  private refuse(method: string, answer: (error: ReturnType<typeof failure>) => void): void {
    this.count(method);
    answer(failure(status.UNIMPLEMENTED, `${method} is not part of this double`));
  }

  /** Lists what a server lists, BatchAppend among it, by names in lower case. */
  private readonly features = (_call: unknown, answer: sendUnaryData<unknown>): void => {
    const methods = Object.values(StreamsService).map(({ path }) => {
      const [, service = '', method = ''] = path.toLowerCase().split('/');
      return new serverFeatures.SupportedMethod().setServiceName(service).setMethodName(method);
    });
    answer(null, new serverFeatures.SupportedMethods().setEventStoreServerVersion('23.10.0').setMethodsList(methods));
  };

  private count(method: string): void {
    this.calls.set(method, (this.calls.get(method) ?? 0) + 1);
  }
}

function nameOf(call: ReadCall): string {
  const name = call.request.getOptions()?.getStream()?.getStreamIdentifier()?.getStreamName_asU8();
  return Buffer.from(name ?? []).toString();
}
