import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { Gate } from './gate.js';

/** scrypt's cost: N rounds, r block size, p passes. Memory is 128·N·r bytes. */
export interface HashCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** 16 MiB and five passes, the OWASP equivalent that a 1 GB machine can bear. */
export const DEFAULT_COST: HashCost = { N: 2 ** 14, r: 8, p: 5 };

const KEY_BYTES = 32;
/** All hashing of the process: 32 MiB at most, and never all threads of the pool. */
const gate = new Gate(2, 40);

/** `scrypt$N$r$p$salt$key`, so that the cost can grow while old hashes still verify. */
export async function hashPassword(password: string, cost: HashCost = DEFAULT_COST): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Compares in constant time; false for a hash of another form. */
export async function matches(password: string, hash: string): Promise<boolean> {
  const parts = partsOf(hash);
  if (!parts) return false;
  const key = await derive(password, parts.salt, parts.cost);
  return key.byteLength === parts.key.byteLength && timingSafeEqual(key, parts.key);
}

/** Whether a hash was made at another cost than today's, and should be made again at the next sign-in. */
export function isOutdated(hash: string, cost: HashCost): boolean {
  const made = partsOf(hash)?.cost;
  return !made || made.N !== cost.N || made.r !== cost.r || made.p !== cost.p;
}

function partsOf(hash: string): { cost: HashCost; salt: Buffer; key: Buffer } | undefined {
  const [form, N, r, p, salt, key] = hash.split('$');
  if (form !== 'scrypt' || salt === undefined || key === undefined) return undefined;
  return { cost: { N: Number(N), r: Number(r), p: Number(p) }, salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url') };
}

/** The same characters typed on different machines are the same password (NFKC). */
function derive(password: string, salt: Uint8Array, cost: HashCost): Promise<Buffer> {
  return gate.pass(() => scryptKey(password, salt, cost));
}

function scryptKey(password: string, salt: Uint8Array, cost: HashCost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { ...cost, maxmem: 256 * cost.N * cost.r }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
