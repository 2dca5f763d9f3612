import type { ViewPage, ViewQuery, ViewReader } from '@tongxin/eventing';

/** All documents of a query that finds few. */
export async function all<Doc extends object>(views: ViewReader, view: string, query: ViewQuery, minPosition?: number): Promise<Doc[]> {
  const found: Doc[] = [];
  let cursor: string | undefined;
  do {
    const page: ViewPage<Doc> = await views.find<Doc>(view, { ...query, ...(cursor !== undefined && { cursor }) }, minPosition);
    found.push(...page.items.map(({ document }) => document));
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
}
