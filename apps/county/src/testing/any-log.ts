import type { Event, RecordedEvent } from '@tongxin/eventing';

export const DAYS: readonly string[] = ['2023-01-31', '2023-03-31', '2023-04-01', '2023-06-30', '2023-07-01', '2023-12-31', '2024-01-01'];
export const MEMBERS: readonly string[] = ['0001', '0002', '0003', '0004'];

export type Pick = <T>(from: readonly T[]) => T;

/** An event and the stream it is told of. */
export interface Told {
  readonly category: string;
  readonly id: string;
  readonly event: Event;
}

/** A node's log, one event for each number: the same numbers, the same events. */
export function logOf(node: string, numbers: readonly number[], tell: (pick: Pick) => Told): RecordedEvent[] {
  const revisions = new Map<string, number>();
  return numbers.map((number, at) => {
    const pick = pickerOf(number);
    const { category, id, event } = tell(pick);
    const stream = `${category}-${node}.${id}`;
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    const recordedAt = new Date(Date.UTC(2023, 0, 1, 0, at)).toISOString();
    const signed = { actor: `clerk@${node}`, commandId: `${node}-${at}`, correlationId: `${node}-${at}`, causationId: null };
    const metadata = { ...signed, occurredOn: pick(DAYS), recordedAt, origin: { node, epoch: 1, revision }, schema: 1 };
    return { ...event, id: `${node}-event-${at}`, stream, revision, metadata, position: 0, storedAt: recordedAt };
  });
}

/** Draws choice after choice from one number. */
function pickerOf(number: number): Pick {
  let state = number >>> 0;
  return (from) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return from[Math.floor((state / 2 ** 32) * from.length)];
  };
}
