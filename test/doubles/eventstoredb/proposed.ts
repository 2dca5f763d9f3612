/** An event as an append brought it. */
export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly custom: Uint8Array;
}

/** An event in its place in the file. */
export interface Placed extends Proposed {
  /** Byte offset of its entry, as the server's positions are. */
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  /** 100-nanosecond ticks since 1970. */
  readonly created: string;
}

type Header = Pick<Placed, 'stream' | 'revision' | 'created' | 'id' | 'type' | 'contentType'>;

/** One entry: header, custom metadata and data, each after its length. */
export function entryOf({ stream, revision, created, id, type, contentType, data, custom }: Omit<Placed, 'position'>): Buffer {
  const header: Header = { stream, revision, created, id, type, contentType };
  return Buffer.concat([Buffer.from(JSON.stringify(header)), custom, data].flatMap((part) => [lengthOf(part), part]));
}

/** The entries of one record, whose body begins at offset `at`. */
export function entriesOf(body: Buffer, at: number): Placed[] {
  const placed: Placed[] = [];
  for (let from = 0; from < body.length;) {
    const position = at + from;
    const parts: Buffer[] = [];
    for (let part = 0; part < 3; part += 1) {
      const length = body.readUInt32LE(from);
      parts.push(body.subarray(from + 4, from + 4 + length));
      from += 4 + length;
    }
    const [header, custom, data] = parts as [Buffer, Buffer, Buffer];
    placed.push({ ...(JSON.parse(header.toString()) as Header), position, custom, data });
  }
  return placed;
}

function lengthOf(part: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(part.length);
  return length;
}
