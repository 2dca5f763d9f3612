import { publicKeyOf, verifySignature } from '@tongxin/access';
import { levelOf } from '@tongxin/calendar';
import { Refused } from '@tongxin/eventing';
import { fingerprintOf, type NodeRecord, type Progress } from '@tongxin/hosting';
import { joinBytes, joinSubject, readInvitation, type Invitation, type JoinAnswer, type JoinRequest } from '@tongxin/links';
import { Backoff } from '@tongxin/runtime';
import { keepCountyLine } from '../county-line.js';
import type { OpenNode } from '../open-node.js';
import type { Program } from '../program.js';
import type { Operation } from './operation.js';

export interface JoinInput {
  /** What the invitation file holds. */
  readonly invitation: string;
}

export interface JoinResult {
  readonly node: string;
  readonly county: string;
  /** Entries the county has for this node, and how many of them are here. */
  readonly waiting: number;
  readonly received: number;
  readonly fingerprint: string;
}

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;
/** So long the county may be silent before joining is given up; it can be said again. */
const PATIENCE_MS = 60_000;

/**
 * Takes an invitation up: founds the township's node here or uses the one that is, reaches the county's servers, has itself linked, and waits for what the
 * county shares. Said again with the same invitation nothing changes, so that it can be repeated after a failure.
 */
export const joinCounty: Operation<JoinInput, JoinResult> = async (program, { invitation: text }, progress) => {
  const invitation = invitationIn(text, program.clock.now());
  const node = await nodeFor(program, invitation);
  await program.reachOut(await keepCountyLine(program.directory, node.record, invitation.nats));
  // No timer of a line that does not stand yet keeps a process alive, and this one shall wait for it.
  const alive = setInterval(() => undefined, LONGEST_PAUSE_MS);
  try {
    return await linked(program, node, invitation, progress);
  } finally {
    clearInterval(alive);
  }
};

async function linked(program: Program, node: OpenNode, invitation: Invitation, progress: Progress): Promise<JoinResult> {
  const { waiting } = await presented(program, node, invitation);
  await linkCounty(node, invitation);
  const received = await receivedAll(node, invitation.county.id, waiting, progress);
  return {
    node: node.identity.id,
    county: invitation.county.id,
    waiting,
    received,
    fingerprint: fingerprintOf(invitation.county.publicKey),
  };
}

/** @throws Refused `invitation.*`. */
export function invitationIn(text: string, now: string): Invitation {
  return readInvitation(text, (key, bytes, signature) => verifySignature(publicKeyOf(key), bytes, signature), now);
}

/** @throws Refused `node.other-code` where another committee's node is here. */
async function nodeFor(program: Program, { township, county }: Invitation): Promise<OpenNode> {
  const [known] = program.nodes();
  if (known && known.record.id !== township.id) throw new Refused('node.other-code', { node: known.record.id, code: township.id });
  const record: NodeRecord = { ...township, level: levelOf(township.id), superior: county.id };
  if (!known) await program.found([record]);
  return program.only(township.id);
}

async function presented(program: Program, { identity, keys }: OpenNode, { token, county }: Invitation): Promise<JoinAnswer> {
  const said = { token, publicKey: keys.publicPem, encryptionKey: keys.encryptionPem };
  const request: JoinRequest = { ...said, signature: Buffer.from(keys.sign(joinBytes(said))).toString('base64url') };
  const backoff = new Backoff(FIRST_PAUSE_MS, LONGEST_PAUSE_MS);
  const patience = AbortSignal.timeout(PATIENCE_MS);
  do {
    try {
      return await program.messenger.request<JoinAnswer>(joinSubject(identity.id), request);
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'messaging.nobody-there') throw error;
    }
  } while (await backoff.pause(patience));
  throw new Refused('join.county-silent', { county: county.id });
}

async function linkCounty(node: OpenNode, { county: { id, ...county } }: Invitation): Promise<void> {
  const by = { account: 'operator', node: node.identity.id, roles: ['administrator'] as const };
  await node.door.send('links/link-node', { ...county, relation: 'SUPERIOR' }, { id, by });
}

/** Until all the county had is here, or nothing more comes: the rest then follows by itself. */
async function receivedAll({ engines: { links } }: OpenNode, county: string, waiting: number, progress: Progress): Promise<number> {
  const backoff = new Backoff(FIRST_PAUSE_MS, LONGEST_PAUSE_MS);
  let received = -1;
  for (let patience = AbortSignal.timeout(PATIENCE_MS); ;) {
    const now = (await links.states()).find(({ peer }) => peer === county)?.received ?? 0;
    if (now > received) patience = AbortSignal.timeout(PATIENCE_MS);
    received = now;
    progress(Math.min(received, waiting), waiting);
    if (received >= waiting || !(await backoff.pause(patience))) return received;
  }
}
