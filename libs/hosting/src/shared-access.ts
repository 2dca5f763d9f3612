import {
  publicKeyOf,
  type KeyDirectory,
  type KeySource,
  type SessionsElsewhere,
  type SessionsEnded,
  type TokenVerifier,
} from '@tongxin/access';
import { Refused } from '@tongxin/eventing';
import type { KeyObject } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { InsideLine } from './inside-line.js';

const SESSIONS = 'sessions';
const KEYS = 'keys';
/** Whoever ends a session waits no longer for a service that hangs; it asks again by itself before long. */
const LONGEST_TELLING_MS = 1_000;

const endingsAt = (service: string): string => `ended-sessions.${service}`;

interface Ended {
  readonly account: string;
}

interface SessionAsked {
  readonly token: string;
  readonly renew: boolean;
}

/** Answers the node's other services for the sessions of its accounts. */
export function answerSessions(line: InsideLine, sessions: Required<TokenVerifier>): void {
  line.answer(SESSIONS, (request) => {
    const { token, renew } = request as SessionAsked;
    return renew ? sessions.renew(token) : sessions.verify(token);
  });
}

/** The sessions as the service that has the accounts vouches for them. */
export function sessionsOver(line: InsideLine): Required<TokenVerifier> {
  const ask = <Answer>(asked: SessionAsked): Promise<Answer> => line.request<Answer>(SESSIONS, asked);
  return { verify: (token) => ask({ token, renew: false }), renew: (token) => ask({ token, renew: true }) };
}

/** Tells the node's other services that sessions of an account have ended. */
export function endingsOver(line: InsideLine, services: readonly string[]): SessionsEnded {
  return async (account) => {
    const told = services.map((service) => line.request(endingsAt(service), { account } satisfies Ended));
    await Promise.race([Promise.allSettled(told), pause(LONGEST_TELLING_MS, undefined, { ref: false })]);
  };
}

/** Has a service believe no session that it is told has ended. */
export function hearEndings(line: InsideLine, service: string, sessions: Pick<SessionsElsewhere, 'forget'>): void {
  line.answer(endingsAt(service), async (request) => sessions.forget((request as Ended).account));
}

/** Answers the node's other services which public keys its links know. */
export function answerKeys(line: InsideLine, keyOf: (node: string) => string | undefined): void {
  line.answer(KEYS, async (request) => keyOf((request as { node: string }).node));
}

/** This node's own key, and the others' as the links know them: asked once, and unknown while nobody answers. */
export function keysOver(line: InsideLine, node: string, own: KeyObject): KeySource {
  const known = new Map([[node, own]]);
  return async (issuer) => {
    const before = known.get(issuer);
    if (before) return before;
    const pem = await line.request<string | undefined>(KEYS, { node: issuer }).catch(unlessAway);
    if (pem === undefined) return undefined;
    const key = publicKeyOf(pem);
    known.set(issuer, key);
    return key;
  };
}

/** What other nodes' accounts are known by where the links are: authenticated, though they count for nothing here. */
export function keysOf(keyOf: (node: string) => string | undefined): KeyDirectory {
  return (node) => {
    const pem = keyOf(node);
    return pem === undefined ? undefined : publicKeyOf(pem);
  };
}

function unlessAway(error: unknown): undefined {
  if (error instanceof Refused && error.code === 'messaging.nobody-there') return undefined;
  throw error;
}
