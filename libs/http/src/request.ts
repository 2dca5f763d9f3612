import type { Caller } from '@tongxin/access';
import type { Request } from 'express';

/** A request on its way through the node: who asks, under which correlation id. */
export interface NodeRequest extends Request {
  caller?: Caller;
  /** The token it came with, and how. */
  session?: { readonly token: string; readonly cookie: boolean };
  correlationId?: string;
  /** How it was refused, if it was; `failure` is the error that nobody had foreseen. */
  refusal?: { readonly code: string; readonly failure?: unknown };
}
