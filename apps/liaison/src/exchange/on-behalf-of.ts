import { systemOf, type Caller } from '@tongxin/access';

/** The node does a step that is its alone, such as making a key, because somebody who may asked for it; the event names who. */
export function onBehalfOf({ account, node }: Caller): Caller {
  return { ...systemOf(node), account };
}
