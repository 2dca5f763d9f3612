const FEW = 16;

/** What `JSON.stringify` makes of a message, as UTF-8. Long lists are written item by item: the text of all at once costs ten times as much to make. */
export function jsonBytes(message: object): Uint8Array {
  const pieces: string[] = [];
  write(message, pieces);
  const bytes = Buffer.allocUnsafe(pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0));
  pieces.reduce((at, piece) => at + bytes.write(piece, at), 0);
  return bytes;
}

function write(value: unknown, pieces: string[]): void {
  if (Array.isArray(value) && value.length > FEW) writeList(value, pieces);
  else if (isPlain(value)) writeObject(value, pieces);
  else pieces.push(whole(value));
}

function writeList(items: readonly unknown[], pieces: string[]): void {
  for (const [at, item] of items.entries()) pieces.push((at === 0 ? '[' : ',') + whole(item));
  pieces.push(']');
}

function writeObject(value: object, pieces: string[]): void {
  const named = Object.entries(value).filter(([, of]) => JSON_TYPES.has(typeof of));
  for (const [at, [name, of]] of named.entries()) {
    pieces.push(`${at === 0 ? '{' : ','}${JSON.stringify(name)}:`);
    write(of, pieces);
  }
  pieces.push(named.length === 0 ? '{}' : '}');
}

const JSON_TYPES = new Set(['object', 'string', 'number', 'boolean']);

/** In a list there is a place for what JSON does not know. */
function whole(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}

/** An object that JSON takes as it lies there. */
function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype && !('toJSON' in value);
}
