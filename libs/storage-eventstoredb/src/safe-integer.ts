/**
 * A revision or log position of the server as a number. Positions are byte offsets: 2^53 of them are eight petabytes. Servers before 22.6
 * answer 2^64 - 1 where they do not know a position.
 * @throws when it is no safe integer, since arithmetic would silently hit a neighbour.
 */
export function safeInteger(value: bigint): number {
  if (value < 0n || value > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new Error(`EventStoreDB answered ${value}, which is no position or revision below 2^53; a server from 22.6 on is needed`);
  }
  return Number(value);
}
