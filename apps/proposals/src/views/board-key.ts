import { parseStream } from '@tongxin/eventing';

/** `<node>.<id>` of a proposal or opinion item: the id of its case, and the key under which boards show it. */
export const boardKey = (node: string, id: string): string => `${node}.${id}`;

export function boardKeyOf(stream: string): string {
  const { node, id } = parseStream(stream);
  return boardKey(node, id);
}
