import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

// W3C trace context (https://www.w3.org/TR/trace-context/): a trace id is 16 bytes, and so is a UUID. The correlation id of a command is the trace id
// in the form of a UUID, so that a trace goes through events, messages and logs without a field of its own.

// Version 00 has these four parts; a later one may have more. Ids of zeros alone are none.
const TRACEPARENT = /^(?:00(?=.{53}$)|(?!00|ff)[0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(?:-.*)?$/;
/** What is done now is part of. */
const current = new AsyncLocalStorage<TraceContext | undefined>();
/** A trace that begins here is in this node's log. */
export const RECORDED = '01';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface TraceContext {
  /** The trace id as a UUID. */
  readonly correlationId: string;
  /** Two hexadecimal digits, passed on as they came. */
  readonly flags: string;
}

/** Reads a `traceparent`; nothing when it is malformed, which by the standard is as if there were none. */
export function readTraceparent(header: unknown): TraceContext | undefined {
  const [, trace, flags] = (typeof header === 'string' && TRACEPARENT.exec(header)) || [];
  if (trace === undefined || flags === undefined) return undefined;
  return { correlationId: trace.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), flags };
}

/** Does work as part of a trace, so that what it asks of the node's other services is part of it too. */
export function inTrace<Done>(trace: TraceContext | undefined, work: () => Done): Done {
  return current.run(trace, work);
}

/** The trace that what is done now is part of. */
export function currentTrace(): TraceContext | undefined {
  return current.getStore();
}

/** The `traceparent` of a step of a trace; `span` is 16 hexadecimal digits. Nothing for a correlation id that is no UUID. */
export function traceparentOf({ correlationId, flags }: TraceContext, span = randomBytes(8).toString('hex')): string | undefined {
  return UUID.test(correlationId) ? `00-${correlationId.replaceAll('-', '')}-${span}-${flags}` : undefined;
}
