import { wireSubject } from './wire-subject.js';

/** What one township may do on its county's servers. Subjects are the port's, `tongxin.<node>.…`. */
export interface TownshipUser {
  readonly node: string;
  /** Its NKey's public part. */
  readonly publicKey: string;
  /** Subjects on which it asks. */
  readonly asks: readonly string[];
  /** Subjects on which it answers. */
  readonly answers: readonly string[];
}

export interface Authorization {
  readonly county: string;
  /** Public NKeys of the county's own services, which may use all subjects and JetStream. */
  readonly services: readonly string[];
  readonly townships: readonly TownshipUser[];
}

/** How long a township may take to answer one request. */
const ANSWER_WITHIN = '2m';

/** Where answers to a node's requests come back; no other node can listen there. */
export function inboxPrefixOf(node: string): string {
  return `_INBOX_${node}`;
}

/**
 * The part of nats-server's configuration that says who may do what, to be included there. Everything that is not granted is denied: a township
 * reaches neither another's subjects nor the county's, nor JetStream. nats-server reads it again upon SIGHUP; connections stay.
 */
export function authorizationText({ county, services, townships }: Authorization): string {
  const users = [...services.map((publicKey) => `{ nkey: ${publicKey} }`), ...townships.map((township) => townshipText(county, township))];
  return [`# Written by "tongxin add-township" for ${county}; changes by hand are lost.`, 'authorization {', '  users: [']
    .concat(users.map((user) => `    ${user}`))
    .concat(['  ]', '}', ''])
    .join('\n');
}

function townshipText(county: string, { node, publicKey, asks, answers }: TownshipUser): string {
  const on = (subjects: readonly string[]) => subjects.map((subject) => wireSubject(county, subject));
  const publish = `publish: { allow: ${listOf(on(asks))} }`;
  const subscribe = `subscribe: { allow: ${listOf([...on(answers), `${inboxPrefixOf(node)}.>`])} }`;
  return `{ nkey: ${publicKey}, permissions: { ${publish}, ${subscribe}, allow_responses: { max: 1, expires: "${ANSWER_WITHIN}" } } }`;
}

function listOf(subjects: readonly string[]): string {
  return `[${subjects.map((subject) => JSON.stringify(subject)).join(', ')}]`;
}
