/** A list read page after page, in its order. */
export async function everyPage<T>(
  read: (page: { limit: number; cursor?: string }) => Promise<{ items: T[]; next?: string }>,
): Promise<T[]> {
  const found: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await read({ limit: 200, ...(cursor !== undefined && { cursor }) });
    found.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
}

/** The position after a command, where there was one: what was written is read. */
export const since = (minPosition?: number): { minPosition?: number } => (minPosition === undefined ? {} : { minPosition });
