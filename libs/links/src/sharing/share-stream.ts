import type { SharingEvent } from '@tongxin/contracts';
import { parseStream, Refused, type Decide } from '@tongxin/eventing';
import { IsString, Length } from 'class-validator';
import type { SharedWith } from './sharing.js';

export class ShareStream {
  /** The node that gets the stream, from its first event on. */
  @IsString() @Length(1, 40) with!: string;
}

/** One more node gets a stream, whole; the id is the stream's name. A node relays only what it holds for others to see. */
export const shareStream: Decide<SharedWith, ShareStream, SharingEvent> = ({ nodes }, command, { id, node }) => {
  if (!isStreamName(id)) throw new Refused('sharing.not-a-stream', { stream: id });
  if (command.with === node) throw new Refused('sharing.with-itself');
  return nodes.includes(command.with) ? [] : [{ type: 'StreamShared', data: { stream: id, with: command.with } }];
};

function isStreamName(name: string): boolean {
  try {
    parseStream(name);
    return true;
  } catch {
    return false;
  }
}
