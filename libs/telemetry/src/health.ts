import { filledText, type Check } from '@tongxin/http';
import { isTurnedAway, type Invited, type LinkStanding, type LinkState } from '@tongxin/links';
import type { ReactionState, ViewState } from '@tongxin/runtime';
import { statfs } from 'node:fs/promises';
import { setTimeout as after } from 'node:timers/promises';
import { conditions, type Condition } from './conditions.js';

/** Something outside this program that a node stands on. */
export interface Support {
  readonly name: 'event-store' | 'view-store' | 'messaging';
  /** A small question; any answer will do. Rejects or stays silent when it cannot be reached. */
  reach(): Promise<unknown>;
}

/** What of a node is looked at. */
export interface Watched {
  head(): Promise<number>;
  views(): readonly ViewState[];
  reactions(): readonly ReactionState[];
  links(): Promise<readonly LinkState[]>;
  /** The same with what has to be counted, which takes longer. */
  standings(): Promise<readonly LinkStanding[]>;
  /** Townships that were invited, whether they have come or not. */
  invited(): Promise<readonly Pick<Invited, 'node'>[]>;
  /** How many of what came did not fit. */
  quarantined(): Promise<number>;
  readonly supports: readonly Support[];
  /** Where data lies on this machine; absent where stores are elsewhere. */
  readonly folder?: string;
}

const PATIENCE_MS = 2_000;
const NEARLY_FULL_BYTES = 512 * 2 ** 20;
/** Without these nothing is answered rightly. All else waits or goes on later: a township cut off from its county serves. */
const HINDERING: ReadonlySet<Condition> = new Set(['event-store.unreachable', 'view-store.unreachable', 'view.stopped', 'view.incomplete']);

/** What a node stands on, each with its code and texts where something is amiss. Speaks of views, reactions and nodes by name, never of anything that was recorded. */
export async function checksOf(watched: Watched): Promise<readonly Check[]> {
  const [supports, links, quarantine, disk] = await Promise.all([
    Promise.all(watched.supports.map(supportCheck)),
    orNothing(async () => (await watched.links()).map(linkCheck)),
    orNothing(async () => [quarantineCheck(await watched.quarantined())]),
    orNothing(async () => (watched.folder === undefined ? [] : [diskCheck(await freeBytes(watched.folder))])),
  ]);
  return [...supports, ...watched.views().map(viewCheck), ...watched.reactions().map(reactionCheck), ...links, ...quarantine, ...disk];
}

async function supportCheck(support: Support): Promise<Check> {
  const { name } = support;
  return check(name, (await answers(() => support.reach())) ? undefined : `${name}.unreachable`);
}

function viewCheck({ view, position, stopped, building, incomplete }: ViewState): Check {
  const name = `view ${view}`;
  if (stopped !== undefined) return check(name, 'view.stopped', { view, position });
  if (incomplete) return check(name, 'view.incomplete', { view, position: building ?? position });
  return check(name, building === undefined ? undefined : 'view.building', { view, position: building });
}

function reactionCheck({ reaction, position, problem, parked }: ReactionState): Check {
  const name = `reaction ${reaction}`;
  if (problem !== undefined) return check(name, 'reaction.stuck', { reaction, position });
  return check(name, parked === 0 ? undefined : 'reaction.parked', { reaction, count: parked });
}

const REFUSAL = /^link\.[a-z-]+$/;

function linkCheck(state: LinkState): Check {
  const { peer, problem, turnedAway } = state;
  const name = `link ${peer}`;
  if (isTurnedAway(state)) return check(name, 'link.turned-away', { peer, reason: turnedAway?.code, since: turnedAway?.since });
  if (problem === null) return check(name);
  return REFUSAL.test(problem) ? check(name, 'link.refused', { peer, reason: problem }) : check(name, 'link.unreachable', { peer });
}

function quarantineCheck(count: number): Check {
  return check('quarantine', count === 0 ? undefined : 'link.quarantined', { count });
}

function diskCheck(bytes: number): Check {
  return check('disk', bytes < NEARLY_FULL_BYTES ? 'disk.nearly-full' : undefined, { megabytes: Math.floor(bytes / 2 ** 20) });
}

function check(name: string, code?: Condition, details: Readonly<Record<string, unknown>> = {}): Check {
  if (code === undefined) return { name, ok: true };
  return { name, ok: !HINDERING.has(code), code, ...filledText(conditions[code], details) };
}

/** Whether everything that a node stands on answers. */
export async function allAnswer(supports: readonly Support[]): Promise<boolean> {
  return (await Promise.all(supports.map((support) => answers(() => support.reach())))).every(Boolean);
}

async function answers(reach: () => Promise<unknown>): Promise<boolean> {
  const over = new AbortController();
  try {
    const late = after(PATIENCE_MS, false, { signal: over.signal, ref: false });
    return await Promise.race([reach().then(() => true), late.catch(() => false)]);
  } catch {
    return false;
  } finally {
    over.abort();
  }
}

/** Where a store cannot be asked, its own check says so. */
async function orNothing(look: () => Promise<readonly Check[]>): Promise<readonly Check[]> {
  let found: readonly Check[] = [];
  await answers(async () => (found = await look()));
  return found;
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
