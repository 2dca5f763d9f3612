// Injection tokens of a node's ports; types are in @tongxin/eventing.
export const EVENT_STORE = Symbol('EventStore');
export const RECORD_STORE = Symbol('RecordStore');
export const VIEW_STORE = Symbol('ViewStore');
/** ViewReader */
export const VIEWS = Symbol('ViewReader');
export const FEED = Symbol('Feed');
export const MESSENGER = Symbol('Messenger');
export const CLOCK = Symbol('Clock');
/** NodeIdentity */
export const NODE = Symbol('NodeIdentity');

/** The node this context is: permanent id, its name, its superior if any. */
export interface NodeIdentity {
  readonly id: string;
  readonly name: string;
  readonly superior: string | null;
  /** Grows by one with each restore. */
  readonly epoch: number;
}
