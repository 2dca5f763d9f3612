const BITS = 2 ** 22;
const PROBES = 4;

/** Tells in half a megabyte which keys were certainly never added (a Bloom filter): asking a store for a document that cannot be there costs most. */
export class KeyFilter {
  private readonly bits = new Uint32Array(BITS / 32);

  add(key: string): void {
    const step = stepOf(key);
    for (let probe = 0, at = hashOf(key, 0x811c9dc5); probe < PROBES; probe += 1, at += step) {
      const bit = (at >>> 0) % BITS;
      this.bits[bit >>> 5] = (this.bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
  }

  /** False when it was never added; true when it was, and in a few cases when it was not. */
  mayHold(key: string): boolean {
    const step = stepOf(key);
    for (let probe = 0, at = hashOf(key, 0x811c9dc5); probe < PROBES; probe += 1, at += step) {
      const bit = (at >>> 0) % BITS;
      if (((this.bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return false;
    }
    return true;
  }
}

function stepOf(key: string): number {
  return hashOf(key, 0x9747b28c) | 1;
}

/** FNV-1a over UTF-16 units, mixed once more at the end. */
function hashOf(key: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
