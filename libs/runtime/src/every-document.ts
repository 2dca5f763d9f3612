import type { ViewQuery, ViewReader } from '@tongxin/eventing';

/** All documents that a query finds, page after page; for what must be seen whole. Waits until the view has seen `minPosition`. */
export async function everyDocument<Doc extends object>(
  views: ViewReader,
  view: string,
  query: Omit<ViewQuery, 'limit' | 'cursor'>,
  minPosition = 0,
): Promise<Doc[]> {
  const found: Doc[] = [];
  let cursor: string | undefined;
  do {
    const page = await views.find<Doc>(view, { ...query, ...(cursor !== undefined && { cursor }) }, minPosition);
    found.push(...page.items.map(({ document }) => document));
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
}
