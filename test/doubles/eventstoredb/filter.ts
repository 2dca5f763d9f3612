import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { Kept } from './stored-log.js';

/** Which events a subscription to $all wants, and after how many looked at it is told how far it is. */
export interface Filter {
  readonly matches: (event: Kept) => boolean;
  readonly checkpointEvery: number;
}

/** The server's own search window where a filter gives none. */
const DEFAULT_WINDOW = 32;

export function filterOf(options: ReadReq.Options): Filter | undefined {
  const given = options.getFilter();
  if (!given) return undefined;
  const on = given.hasEventType() ? given.getEventType() : given.getStreamIdentifier();
  const prefixes = on?.getPrefixList() ?? [];
  const regex = new RegExp(on?.getRegex() ?? '');
  const matchesText = (text: string): boolean =>
    prefixes.length > 0 ? prefixes.some((prefix) => text.startsWith(prefix)) : regex.test(text);
  return {
    matches: (event) => matchesText(given.hasEventType() ? event.type : event.stream),
    checkpointEvery: (given.getMax() || DEFAULT_WINDOW) * given.getCheckpointintervalmultiplier(),
  };
}
