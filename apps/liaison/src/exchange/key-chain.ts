import { keyEndorsementText } from '@tongxin/contracts';
import type { ExchangeKeyCard } from '../views/exchange-key-card.js';
import { isSignedBy } from './ed25519.js';

export interface EndorsedKey {
  readonly publicKey: string;
  readonly endorsedBy: string;
}

/** The keys that lead from a trusted one to the one that signed, each vouched for by the one before; undefined where the chain breaks. */
export function chainOf(told: readonly Partial<ExchangeKeyCard>[], trusted: string, wanted: string): readonly EndorsedKey[] | undefined {
  const chain: EndorsedKey[] = [];
  for (let last = trusted; last !== wanted;) {
    const next = told.find((key) => isEndorsed(key, last));
    if (next?.publicKey === undefined || chain.some(({ publicKey }) => publicKey === next.publicKey)) return undefined;
    chain.push({ publicKey: next.publicKey, endorsedBy: last });
    last = next.publicKey;
  }
  return chain;
}

function isEndorsed({ publicKey, endorsement }: Partial<ExchangeKeyCard>, by: string): boolean {
  if (typeof publicKey !== 'string' || endorsement?.by !== by || typeof endorsement.signature !== 'string') return false;
  const text = Buffer.from(keyEndorsementText(publicKey, by), 'utf8');
  return isSignedBy(by, text, Buffer.from(endorsement.signature, 'base64url'));
}
