import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Refused } from '@tongxin/eventing';
import type { Messenger, RecordStore } from '@tongxin/eventing';
import type { NodeIdentity } from '@tongxin/runtime';
import { joinSubject } from '../subjects.js';
import type { Verify } from './invitation.js';

/** Townships that were invited, by node; lives with the county's events. */
export const INVITATIONS = 'invitations';

/** What a county keeps of an invitation: nothing with which another could use it. */
export interface Invited {
  readonly node: string;
  readonly name: string;
  /** Public part of the township's NKey. */
  readonly nkey: string;
  /** SHA-256 of the one-time token, base64url. */
  readonly token: string;
  readonly expiresAt: string;
  /** By whose key it was used, and when; null while it was not. */
  readonly joined: { readonly publicKey: string; readonly at: string } | null;
}

/** How a township presents itself. */
export interface JoinRequest {
  readonly token: string;
  /** Ed25519, SPKI in PEM. */
  readonly publicKey: string;
  /** X25519, SPKI in PEM. */
  readonly encryptionKey: string;
  /** By the township over `joinBytes`, base64url: it has the key that it names. */
  readonly signature: string;
}

export interface JoinAnswer {
  /** Entries the county has for the township by now. */
  readonly waiting: number;
}

export interface InvitationsPorts {
  readonly node: NodeIdentity;
  readonly records: RecordStore;
  readonly messenger: Messenger;
  readonly verify: Verify;
  readonly now: () => string;
}

/** Links a township that came with its invitation, and says how many entries there are for it. */
export type LinkTownship = (township: {
  readonly node: string;
  readonly name: string;
  readonly publicKey: string;
  readonly encryptionKey: string;
}) => Promise<number>;

export function joinBytes({ token, publicKey, encryptionKey }: Omit<JoinRequest, 'signature'>): Uint8Array {
  return Buffer.from(JSON.stringify(['join', token, publicKey, encryptionKey]));
}

/** The county's side of joining: whom it invited, and who comes with an invitation. */
export class Invitations {
  private link: LinkTownship = () => Promise.reject(new Refused('messaging.nobody-there', { node: this.ports.node.id }));

  constructor(private readonly ports: InvitationsPorts) {}

  /** Answers all who were invited from now on. */
  async start(link: LinkTownship): Promise<void> {
    this.link = link;
    for (const { node } of await this.all()) this.await(node);
  }

  async all(): Promise<readonly Invited[]> {
    const found = await this.ports.records.list<Invited>(INVITATIONS);
    return found.map(({ value }) => value);
  }

  /** Remembers a new invitation; one made before for the same township is void, and so are the credentials in it. */
  async invite(invited: Pick<Invited, 'node' | 'name' | 'nkey' | 'expiresAt'>): Promise<{ token: string }> {
    const token = randomBytes(32).toString('base64url');
    const { node } = invited;
    await this.ports.records.put(INVITATIONS, { [node]: { ...invited, token: hashOf(token), joined: null } satisfies Invited });
    this.await(node);
    return { token };
  }

  private await(township: string): void {
    this.ports.messenger.answer(joinSubject(township), (request) => this.join(township, request));
  }

  /**
   * Links who comes with the right token. Asked again by the same key the answer is the same, for it may have been lost.
   * @throws Refused `invitation.unknown`, `invitation.used`, `invitation.expired`.
   */
  private async join(township: string, request: unknown): Promise<JoinAnswer> {
    const { records, now } = this.ports;
    const invited = await records.get<Invited>(INVITATIONS, township);
    if (!invited || !isJoinRequest(request) || !this.isMeant(invited, request)) throw new Refused('invitation.unknown', { node: township });
    const { publicKey, encryptionKey } = request;
    if (!isOpenTo(invited, publicKey, now())) throw new Refused(...whyNot(invited));
    const joined = invited.joined ?? { publicKey, at: now() };
    if (!invited.joined) await records.put(INVITATIONS, { [township]: { ...invited, joined } satisfies Invited });
    return { waiting: await this.link({ node: township, name: invited.name, publicKey, encryptionKey }) };
  }

  private isMeant(invited: Invited, request: JoinRequest): boolean {
    return isSame(hashOf(request.token), invited.token) && this.isTheirs(request);
  }

  private isTheirs(request: JoinRequest): boolean {
    try {
      return this.ports.verify(request.publicKey, joinBytes(request), Buffer.from(request.signature, 'base64url'));
    } catch {
      return false;
    }
  }
}

function isJoinRequest(request: unknown): request is JoinRequest {
  if (typeof request !== 'object' || request === null) return false;
  const { token, publicKey, encryptionKey, signature } = request as Partial<JoinRequest>;
  return [token, publicKey, encryptionKey, signature].every((text) => typeof text === 'string');
}

function isOpenTo({ joined, expiresAt }: Invited, publicKey: string, now: string): boolean {
  return joined ? joined.publicKey === publicKey : now < expiresAt;
}

function whyNot({ joined, node, expiresAt }: Invited): [code: string, details: Record<string, string>] {
  return joined ? ['invitation.used', { node }] : ['invitation.expired', { expiresAt }];
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
