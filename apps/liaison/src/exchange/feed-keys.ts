import { Inject, Injectable } from '@nestjs/common';
import { OneAtATime, systemOf, type Caller } from '@tongxin/access';
import { keyEndorsementText, type KeyEndorsement } from '@tongxin/contracts';
import type { EventStore, ViewReader } from '@tongxin/eventing';
import { Door, EVENT_STORE, everyDocument, NODE, VIEWS, type NodeIdentity } from '@tongxin/runtime';
import { VAULT, type Vault } from '@tongxin/vault';
import { onBehalfOf } from './on-behalf-of.js';
import type { ExchangeKeyCard } from '../views/exchange-key-card.js';
import { newSigningKey, signWith, type SigningKey } from './ed25519.js';

/** The stream of all keys of the feed. */
const FEED = 'feed';

/** The keys that sign this county's feed: private halves in the vault, public ones in the log. */
@Injectable()
export class FeedKeys {
  private readonly turns = new OneAtATime();

  constructor(
    @Inject(VIEWS) private readonly views: ViewReader,
    @Inject(EVENT_STORE) private readonly store: Pick<EventStore, 'head'>,
    @Inject(VAULT) private readonly vault: Pick<Vault, 'secrets'>,
    @Inject(Door) private readonly door: Pick<Door, 'send'>,
    @Inject(NODE) private readonly node: NodeIdentity,
  ) {}

  /** Every key there was, the last one counting, oldest first. */
  async all(): Promise<ExchangeKeyCard[]> {
    return everyDocument<ExchangeKeyCard>(this.views, 'exchange-keys', { orderBy: 'from' }, await this.store.head());
  }

  /** The key that counts; the first one is made when it is first needed. */
  current(): Promise<SigningKey> {
    return this.turns.take(FEED, async () => (await this.known()) ?? this.introduce(systemOf(this.node.id), undefined));
  }

  /** Signs with a new key from now on, which the old one vouches for. */
  rotate(by: Caller): Promise<SigningKey> {
    return this.turns.take(FEED, async () => this.introduce(onBehalfOf(by), await this.known()));
  }

  private async known(): Promise<SigningKey | undefined> {
    const counting = (await this.all()).find(({ until }) => until === '');
    if (!counting) return undefined;
    const privateKey = await this.vault.secrets.read(secretOf(counting.publicKey));
    if (privateKey === undefined) throw new Error(`the private half of the exchange key ${counting.publicKey} is not in the vault`);
    return { publicKey: counting.publicKey, privateKey };
  }

  /** The private half first: no key is ever named that cannot sign. */
  private async introduce(by: Caller, before: SigningKey | undefined): Promise<SigningKey> {
    const key = await newSigningKey();
    await this.vault.secrets.keep(secretOf(key.publicKey), key.privateKey);
    const body = { publicKey: key.publicKey, endorsement: before ? endorsed(key.publicKey, before) : null };
    await this.door.send('exchange-keys/introduce-exchange-key', body, { id: FEED, by });
    if (before) await this.vault.secrets.forget(secretOf(before.publicKey));
    return key;
  }
}

function secretOf(publicKey: string): string {
  return `exchange-key:${publicKey}`;
}

function endorsed(publicKey: string, before: SigningKey): KeyEndorsement {
  const text = Buffer.from(keyEndorsementText(publicKey, before.publicKey), 'utf8');
  return { by: before.publicKey, signature: signWith(before, text).toString('base64url') };
}
