import type { HostedNode } from '../hosted-node.js';

/** What an operator's work on a node needs of it, whether it stands in one program or is a service apart. */
export type OperatedNode = Pick<HostedNode, 'identity' | 'clock' | 'keys' | 'engines' | 'sending'>;
