import { isDivisionCode, superiorOf } from '@tongxin/calendar';
import { Refused } from '@tongxin/eventing';
import { signInvitation, type Invitation } from '@tongxin/links';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Environment } from '../environment.js';
import { writeAuthorization, type Authorized, type ServerFiles } from './nats-authorization.js';
import type { OperatedNode } from './operated-node.js';

export interface AddTownshipInput extends ServerFiles {
  readonly code: string;
  readonly name: string;
  /** Where townships reach the county's servers; by default `NATS_PUBLIC_URL`, by commas. */
  readonly servers?: readonly string[];
  /** For how many days the invitation holds. */
  readonly days: number;
}

export interface AddTownshipResult extends Authorized {
  readonly invitation: Invitation;
  /** Of the county's key, to be compared with what the township sees. */
  readonly fingerprint: string;
}

const DAY_MS = 86_400_000;

/** Gives a township credentials of its own on the county's servers and an invitation; a second one makes those before it void. */
export async function addTownship(county: OperatedNode, input: AddTownshipInput): Promise<AddTownshipResult> {
  const { code, name, days } = input;
  const { id, superior } = county.identity;
  if (superior !== null || !isDivisionCode(code) || superiorOf(code) !== id) throw new Refused('township.not-ours', { code, county: id });
  const { servers, ca } = await reachable(input.servers);
  const by = { account: 'operator', node: id, roles: ['administrator'] as const };
  await county.sending.send('committees/establish-committee', { name, superior: id }, { id: code, by });
  const { newNkey } = await import('@tongxin/messaging-nats');
  const nkey = newNkey();
  const expiresAt = new Date(Date.parse(county.clock.now()) + days * DAY_MS).toISOString();
  const { token } = await county.engines.invitations.invite({ node: code, name, nkey: nkey.publicKey, expiresAt });
  const authorized = await writeAuthorization(county, input);
  const nats = { servers, ca, seed: nkey.seed };
  const told = { county: presented(county), township: { id: code, name }, nats, token, expiresAt };
  return {
    ...authorized,
    invitation: signInvitation(told, (bytes) => county.keys.sign(bytes)),
    fingerprint: fingerprintOf(county.keys.publicPem),
  };
}

/** What two operators read to each other in order to know that they speak of the same key. */
export function fingerprintOf(publicKey: string): string {
  const hex = createHash('sha256').update(publicKey).digest('hex').slice(0, 32).toUpperCase();
  return (hex.match(/.{4}/g) ?? []).join(' ');
}

function presented({ identity, keys }: OperatedNode): Invitation['county'] {
  return { id: identity.id, name: identity.name, publicKey: keys.publicPem, encryptionKey: keys.encryptionPem };
}

async function reachable(given: readonly string[] | undefined): Promise<Pick<Invitation['nats'], 'servers' | 'ca'>> {
  const environment = Environment.of(process.env);
  const servers =
    given ??
    environment
      .get('NATS_PUBLIC_URL')
      ?.split(',')
      .map((server) => server.trim());
  if (!servers || servers.length === 0) throw new Refused('nats.no-public-url');
  const caFile = environment.get('NATS_CA_FILE');
  return { servers, ca: caFile === undefined ? null : await readFile(caFile, 'utf8') };
}
