import { createUser, fromSeed } from '@nats-io/nkeys';

/** Who a client is to nats-server: it signs a challenge with the seed, the server knows the public key alone. */
export interface Nkey {
  /** `SU…`, secret. */
  readonly seed: string;
  /** `U…`. */
  readonly publicKey: string;
}

export function newNkey(): Nkey {
  const pair = createUser();
  return { seed: textOf(pair.getSeed()), publicKey: pair.getPublicKey() };
}

/** @throws NKeysError for what is no seed. */
export function nkeyOfSeed(seed: string): Nkey {
  return { seed, publicKey: fromSeed(Buffer.from(seed)).getPublicKey() };
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('ascii');
}
