import { Refused } from '@tongxin/eventing';

const FORMAT = 'tongxin-invitation-1';

/** What a county gives a township's operator, in one file: with whom to link, how to reach it, and as whom. */
export interface Invitation {
  readonly format: typeof FORMAT;
  readonly county: {
    readonly id: string;
    readonly name: string;
    /** Ed25519, SPKI in PEM. */
    readonly publicKey: string;
    /** X25519, SPKI in PEM. */
    readonly encryptionKey: string;
  };
  readonly township: { readonly id: string; readonly name: string };
  readonly nats: {
    /** `tls://host:port` or `nats://host:port`. */
    readonly servers: readonly string[];
    /** Certificates that vouch for the servers, PEM; null where they are not asked for TLS, or the system's authorities vouch. */
    readonly ca: string | null;
    /** The township's NKey, `SU…`: secret. */
    readonly seed: string;
  };
  /** Opens the county's door once. */
  readonly token: string;
  /** UTC instant. */
  readonly expiresAt: string;
  /** Ed25519 by the county over `invitationBytes`, base64url. */
  readonly signature: string;
}

/** Checks an Ed25519 signature against a public key (SPKI, PEM). */
export type Verify = (publicKey: string, bytes: Uint8Array, signature: Uint8Array) => boolean;

export function invitationBytes({ county, township, nats, token, expiresAt }: Omit<Invitation, 'format' | 'signature'>): Uint8Array {
  const { servers, ca, seed } = nats;
  const who = [county.id, county.name, county.publicKey, county.encryptionKey, township.id, township.name];
  return Buffer.from(JSON.stringify([FORMAT, ...who, servers, ca, seed, token, expiresAt]));
}

export function signInvitation(invitation: Omit<Invitation, 'format' | 'signature'>, sign: (bytes: Uint8Array) => Uint8Array): Invitation {
  return { format: FORMAT, ...invitation, signature: Buffer.from(sign(invitationBytes(invitation))).toString('base64url') };
}

/**
 * The invitation in a text, as long as it holds at `now`. Its signature shows that nobody altered it under way; that the county itself made it is known
 * by who handed it over, or by comparing fingerprints. @throws Refused `invitation.not-one`, `invitation.altered`, `invitation.expired`.
 */
export function readInvitation(text: string, verify: Verify, now: string): Invitation {
  const invitation = parsed(text);
  if (!isSound(invitation, verify)) throw new Refused('invitation.altered');
  if (now >= invitation.expiresAt) throw new Refused('invitation.expired', { expiresAt: invitation.expiresAt });
  return invitation;
}

function parsed(text: string): Invitation {
  try {
    const invitation = JSON.parse(text) as Partial<Invitation> | null;
    if (invitation?.format === FORMAT) return invitation as Invitation;
  } catch {
    // Not even JSON.
  }
  throw new Refused('invitation.not-one');
}

/** A part that was taken out, or a key that is none, is an alteration too. */
function isSound(invitation: Invitation, verify: Verify): boolean {
  try {
    return verify(invitation.county.publicKey, invitationBytes(invitation), Buffer.from(invitation.signature, 'base64url'));
  } catch {
    return false;
  }
}
