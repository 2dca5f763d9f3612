import { NodeKeys, publicKeyOf, verifySignature } from '@tongxin/access';
import type { PersonEvent } from '@tongxin/contracts';
import { parseStream, Refused, type Clock, type EventStore, type Messenger, type RecordedEvent, type RecordStore } from '@tongxin/eventing';
import { readIdentity, sharingDefaults, writeIdentity, type NodeRecord } from '@tongxin/hosting';
import { beginRestoring, pagesFor, readRestoreAnswer, Restoration, restoreSubject, restoringOf, writeRestoreRequest } from '@tongxin/links';
import type { KnownSuperior, Restored, RestorePage } from '@tongxin/links';
import { Backoff, type NodeIdentity } from '@tongxin/runtime';
import { ErasingRecords, eventsFile, openEvents, vaultFile } from '@tongxin/storage-sqlite';
import { MasterKey, Vault } from '@tongxin/vault';
import { existsSync } from 'node:fs';
import { servicesOf } from './services.js';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

/** Where a node lies that does not run. */
export interface Lying {
  readonly record: NodeRecord;
  readonly directory: string;
  readonly clock: Clock;
}

/** A node that was put back from a backup and waits for its next life. */
interface Waiting {
  readonly node: NodeIdentity;
  readonly keys: NodeKeys;
  readonly superior: KnownSuperior | null;
  readonly restoration: Restoration;
}

/** A node that was restored, and how. */
export type RestoredNode = Restored & { readonly node: string };

/** Has a node that was just put back wait for its next life; one without a superior has nobody to ask and begins it at once. Resolves with whom it waits for. */
export async function beginRestore(lying: Lying): Promise<{ readonly epoch: number } | { readonly awaits: string }> {
  await withEvents(lying, ({ events, records }) => beginRestoring(lying.record.id, events, records));
  const begun = await whileWaiting(lying, async ({ superior, restoration }) => {
    return superior ? { awaits: superior.node } : { epoch: (await restoration.alone()).epoch };
  });
  if (!begun) throw new Error(`${lying.record.id} does not wait`);
  return begun;
}

/**
 * Asks the superior over the line, again for as long as `patienceMs` where nobody answers; nothing for a node that does not wait.
 * @throws Refused `restore.county-silent`, `restore.*`.
 */
export function restoreByLine(lying: Lying, messenger: Messenger, patienceMs: number): Promise<RestoredNode | undefined> {
  return whileWaiting(lying, async ({ node, restoration }) => {
    const request = await restoration.request();
    const patience = AbortSignal.timeout(patienceMs);
    const ask = async (page: object): Promise<RestorePage> => {
      const backoff = new Backoff(FIRST_PAUSE_MS, LONGEST_PAUSE_MS);
      do {
        try {
          return await messenger.request<RestorePage>(restoreSubject(node.id), page);
        } catch (error) {
          if (!(error instanceof Refused) || error.code !== 'messaging.nobody-there') throw error;
        }
      } while (await backoff.pause(patience));
      throw new Refused('restore.county-silent', { node: node.id, superior: request.to });
    };
    return restoration.take(pagesFor(request, ask));
  });
}

/** Writes to a file what is asked of the superior. @throws Refused `restore.not-waiting`, `package.*`. */
export async function requestRestore(lying: Lying, file: string): Promise<string> {
  const to = await whileWaiting(lying, async ({ keys, superior, restoration }) => {
    const request = await restoration.request();
    if (superior) await writeRestoreRequest(file, request, superior, keys);
    return { to: request.to };
  });
  return assertWaited(lying, to).to;
}

/** Takes the superior's answer by file. `trust` as in `Restoration.take`. @throws Refused `restore.*`, `package.*`. */
export async function restoreByFile(lying: Lying, file: string, options: { readonly trust?: boolean }): Promise<RestoredNode> {
  const restored = await whileWaiting(lying, ({ node, keys, superior, restoration }) => {
    const isSignature = async (bytes: Uint8Array, signature: Uint8Array) =>
      superior !== null && isSigned(superior.publicKey, bytes, signature);
    return restoration.take(readRestoreAnswer(file, node, keys, isSignature), options);
  });
  return assertWaited(lying, restored);
}

/** Begins the next life without the superior, which has lost its copy too. @throws Refused `restore.not-waiting`. */
export async function restoreAlone(lying: Lying): Promise<RestoredNode> {
  return assertWaited(lying, await whileWaiting(lying, ({ restoration }) => restoration.alone()));
}

function assertWaited<T>({ record }: Lying, result: T | undefined): T {
  if (result === undefined) throw new Refused('restore.not-waiting', { node: record.id });
  return result;
}

async function whileWaiting<T extends object>(
  lying: Lying,
  work: (waiting: Waiting) => Promise<T>,
): Promise<(T & { readonly node: string }) | undefined> {
  const { record, directory, clock } = lying;
  if (!existsSync(eventsFile(directory))) return undefined;
  return withEvents(lying, async ({ events, records }) => {
    const restoring = await restoringOf(records);
    if (!restoring) return undefined;
    const node = await readIdentity(records, record);
    const keys = await NodeKeys.open(directory);
    const live = async (epoch: number) => {
      await eraseAgain(lying, events);
      await writeIdentity(records, { epoch });
    };
    const defaults = sharingDefaults(servicesOf(record));
    const ports = { node, store: events, records, keys, verify: isSigned, defaults, now: () => clock.now(), live };
    const result = await work({ node, keys, superior: restoring.superior, restoration: new Restoration(ports, restoring) });
    return { ...result, node: record.id };
  });
}

/** A backup still has what was erased after it was made; the events that came back say of whom. */
async function eraseAgain({ record, directory, clock }: Lying, events: EventStore): Promise<void> {
  const personal = ErasingRecords.open(vaultFile(directory));
  try {
    const vault = new Vault(personal, await MasterKey.open(directory), clock);
    for await (const { stream, data, metadata } of erasures(record.id, events)) {
      const by = { by: metadata.actor, reason: data.reason };
      await vault.erase(parseStream(stream).id, by).catch((error: unknown) => {
        if (!(error instanceof Refused) || error.code !== 'vault.person-not-found') throw error;
      });
    }
  } finally {
    await personal.close();
  }
}

async function* erasures(node: string, events: EventStore): AsyncGenerator<RecordedEvent<PersonEvent>, void> {
  for (let after = 0; ;) {
    const page = await events.readLog(after, { categories: ['person'] });
    yield* (page.events as readonly RecordedEvent<PersonEvent>[]).filter(({ stream }) => parseStream(stream).node === node);
    if (page.position === after) return;
    after = page.position;
  }
}

function isSigned(publicKey: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  return verifySignature(publicKeyOf(publicKey), bytes, signature);
}

async function withEvents<T>(
  { directory, clock }: Lying,
  work: (stores: { readonly events: EventStore; readonly records: RecordStore }) => Promise<T>,
): Promise<T> {
  const stores = openEvents(eventsFile(directory), { clock });
  try {
    return await work(stores);
  } finally {
    await stores.close();
  }
}
