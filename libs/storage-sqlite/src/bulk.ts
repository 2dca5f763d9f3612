/** Many rows for a thread to write in one transaction; none is written unless the condition, an update, changes exactly one row. */
export interface Bulk {
  readonly condition: { readonly sql: string; readonly values: Row };
  readonly writes: readonly { readonly sql: string; readonly rows: readonly Row[]; readonly texts?: Texts }[];
}

type Row = readonly (string | number)[];

/** One more value for each row, after its own: UTF-8 in one piece that is handed over, since copying strings from thread to thread costs more than writing them. */
export interface Texts {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly ends: readonly number[];
}

const MOST_BYTES_PER_UNIT = 3;

export function textsOf(texts: readonly string[]): Texts {
  const units = texts.reduce((sum, { length }) => sum + length, 0);
  const bytes = Buffer.allocUnsafeSlow(units * MOST_BYTES_PER_UNIT);
  const ends: number[] = [];
  let end = 0;
  for (const text of texts) ends.push((end += bytes.write(text, end)));
  return { bytes, ends };
}

/** What is handed over with a bulk, and is gone here. */
export function handedOver({ writes }: Bulk): ArrayBuffer[] {
  return writes.flatMap(({ texts }) => (texts ? [texts.bytes.buffer] : []));
}
