import { Metadata, status, type ServiceError } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { AppendResp, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { Expected, WrongExpectedVersion, Written } from './answers.js';
import type { Placed } from './proposed.js';

/** The messages that the double sends, as the server builds them. */

const encoded = (response: ReadResp): Buffer => Buffer.from(response.serializeBinary());

const idOf = (id: string) => new shared.UUID().setString(id);
export const identifierOf = (stream: string) => new shared.StreamIdentifier().setStreamName(Buffer.from(stream));

export function eventFrame({ id, stream, revision, position, type, contentType, created, data, custom }: Placed): Buffer {
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(idOf(id))
    .setStreamIdentifier(identifierOf(stream))
    .setStreamRevision(String(revision))
    .setCommitPosition(String(position))
    .setPreparePosition(String(position))
    .setData(data)
    .setCustomMetadata(custom);
  recorded.getMetadataMap().set('type', type).set('content-type', contentType).set('created', created);
  return encoded(new streams.ReadResp().setEvent(new streams.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(String(position))));
}

export function notFoundFrame(stream: string): Buffer {
  return encoded(new streams.ReadResp().setStreamNotFound(new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifierOf(stream))));
}

export function confirmationFrame(subscriptionId: string): Buffer {
  return encoded(new streams.ReadResp().setConfirmation(new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(subscriptionId)));
}

export function caughtUpFrame(): Buffer {
  return encoded(new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()));
}

export function checkpointFrame(position: number): Buffer {
  const checkpoint = new streams.ReadResp.Checkpoint().setCommitPosition(String(position)).setPreparePosition(String(position));
  return encoded(new streams.ReadResp().setCheckpoint(checkpoint));
}

export function successOf({ revision, position }: Written): AppendResp {
  const place = new streams.AppendResp.Position().setCommitPosition(String(position)).setPreparePosition(String(position));
  return new streams.AppendResp().setSuccess(new streams.AppendResp.Success().setCurrentRevision(String(revision)).setPosition(place));
}

/** A conflict is an ordinary answer of Append, not an error. */
export function conflictOf({ current }: WrongExpectedVersion, expected: Expected): AppendResp {
  const conflict = new streams.AppendResp.WrongExpectedVersion();
  if (current < 0) conflict.setCurrentNoStream(new shared.Empty());
  else conflict.setCurrentRevision(String(current));
  if (expected === 'any') conflict.setExpectedAny(new shared.Empty());
  else if (expected === 'stream_exists') conflict.setExpectedStreamExists(new shared.Empty());
  else if (expected < 0) conflict.setExpectedNoStream(new shared.Empty());
  else conflict.setExpectedRevision(String(expected));
  return new streams.AppendResp().setWrongExpectedVersion(conflict);
}

type Failure = Pick<ServiceError, 'code' | 'details' | 'metadata'>;

/** An error as the server answers it: a status, and trailers that name it. */
export function failure(code: status, details: string, trailers: Readonly<Record<string, string>> = {}): Failure {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, value);
  return { code, details, metadata };
}

export const notLeader = (host: string, port: number): Failure =>
  failure(status.NOT_FOUND, `Leader info available: ${host}:${port}`, {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  });

export const notReady = (): Failure => failure(status.UNAVAILABLE, 'Server Is Not Ready');

export const tooLarge = (limit: number): Failure =>
  failure(status.INVALID_ARGUMENT, `Maximum Append Size of ${limit} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(limit),
  });

export const streamDeleted = (stream: string): Failure =>
  failure(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, { exception: 'stream-deleted', 'stream-name': stream });

export const invalidPosition = (): Failure => failure(status.UNKNOWN, 'InvalidReadException: no record begins at this position');
