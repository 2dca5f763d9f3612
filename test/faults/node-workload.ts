import { ATTENDANCE_STATES } from '@tongxin/contracts';
import { Refused, systemClock } from '@tongxin/eventing';
import { LocalMessenger } from '@tongxin/messaging-local';
import { commandIdOf, eventIdOf, everyDocument, verifyLog } from '@tongxin/runtime';
import { eventsFile } from '@tongxin/storage-sqlite';
import { randomUUID } from 'node:crypto';
import type { DemandCard } from '../../apps/liaison/src/views/demand-card.js';
import { OpenNode } from '../../apps/node/src/open-node.js';
import { headsOf } from '../../apps/node/src/operations/verify.js';
import type { Findings, Life, Workload } from './workload.js';

const RECORD = { id: '990101101', name: '清河镇政协工委', level: 'TOWN', superior: null } as const;
const CLERK = { account: 'clerk', node: RECORD.id, roles: ['clerk', 'township-lead'] } as const;
const CLERKS = 6;
const MEMBERS = ['10101', '10102', '10103', '10104', '10105', '10106'];

const RESIDENT = '赵某甲';
const DAY = '2026-01-15';

/** A whole township at work: commands of all its services through the door, with views, reactions, alarms, the vault and the notary behind them. */
export const nodeWorkload: Workload = {
  eventsFile,
  async live(life) {
    const node = await open(life.directory);
    const office = new Office(node, life);
    life.begun();
    for (const { id, body } of life.ledger.open) await office.send(id, JSON.parse(body) as Sent);
    await office.admitMembers();
    await Promise.all(Array.from({ length: CLERKS }, () => office.work()));
  },
  async check(directory) {
    const begun = performance.now();
    const node = await open(directory);
    try {
      await node.engines.views.find('activity-list', { limit: 1 }, await node.stores.events.head());
      const recoveryMs = performance.now() - begun;
      return {
        ids: await idsOf(node),
        problems: [...(await logProblems(node)), ...(await viewProblems(node)), ...(await vaultProblems(node))],
        recoveryMs,
      } satisfies Findings;
    } finally {
      await node.close();
    }
  },
};

interface Sent {
  readonly command: string;
  readonly id?: string;
  readonly body: object;
}

async function open(directory: string): Promise<OpenNode> {
  const onError = (error: unknown) => {
    throw error;
  };
  const node = await OpenNode.open(RECORD, directory, { clock: systemClock, messenger: new LocalMessenger(), hints: [], onError });
  await node.start();
  return node;
}

class Office {
  private left: number;

  constructor(
    private readonly node: OpenNode,
    private readonly life: Life,
  ) {
    this.left = life.commands;
  }

  /** Once, whichever life it is. */
  async admitMembers(): Promise<void> {
    for (const id of MEMBERS) {
      const profile = { name: '甲', sector: '农业界', specialCommittees: [], group: RECORD.id, party: null, workUnit: '', standing: false };
      const body = { ...profile, term: 12, admittedOn: '2025-01-10' };
      await this.send(commandIdOf('faults', `admit ${id}`), { command: 'members/admit-member', id, body });
    }
  }

  /** One clerk: activities from their announcement to who came, and what members and residents bring meanwhile; some told twice. */
  async work(): Promise<void> {
    while (this.left > 0) {
      const id = await this.give({ command: 'activities/schedule-activity', body: this.details() });
      if (id === undefined) continue;
      await this.give({ command: 'activities/invite-members', id, body: { memberIds: MEMBERS } });
      await this.give({ command: 'activities/hold-activity', id, body: { on: DAY, hours: 2, outsideCount: 0 } });
      for (let times = this.number(3); times >= 0; times -= 1) {
        await this.give({
          command: 'activities/record-attendance',
          id,
          body: { entries: MEMBERS.map((memberId) => ({ memberId, state: this.state() })) },
        });
      }
      for (const paper of this.papers()) await this.give(paper);
    }
  }

  /** A note, a proposal, an opinion item and a resident's demand, of one member. */
  private papers(): readonly Sent[] {
    const memberId = MEMBERS[this.number(MEMBERS.length)] ?? '';
    const [title, text] = ['关于疏通排水沟的建议', '沟渠多年没有清理。'];
    const proposal = {
      kind: 'INTER_SESSION',
      title,
      facts: text,
      analysis: text,
      suggestions: [{ suggestionId: 's1', text }],
      source: null,
    };
    return [
      { command: 'study-notes/file-study-note', body: { memberId, on: DAY, title, text } },
      { command: 'proposals/submit-proposal', id: randomUUID(), body: { ...proposal, leadProposer: memberId } },
      { command: 'opinion-reports/submit-opinion', id: randomUUID(), body: { title, text, source: null, reporter: memberId } },
      { command: 'resident-demands/receive-demand', body: { name: RESIDENT, text, category: 'WATER', channel: 'VISIT', on: DAY } },
    ];
  }

  /** Sends a command and enters the answer into the ledger; the stream's id when it was granted. */
  async send(commandId: string, { command, id, body }: Sent): Promise<string | undefined> {
    const { ledger } = this.life;
    ledger.sends({ id: commandId, body: JSON.stringify({ command, id, body }) });
    try {
      const answer = await this.node.door.send(command, body, { by: CLERK, commandId, ...(id !== undefined && { id }) });
      const ids = answer.events.map((_type, index) => eventIdOf(commandId, index));
      ledger.acknowledged(commandId, ids);
      return answer.id;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      ledger.refused(commandId);
      return undefined;
    }
  }

  private async give(sent: Sent): Promise<string | undefined> {
    this.left -= 1;
    const commandId = commandIdOf('faults', randomUUID());
    const id = await this.send(commandId, sent);
    return this.life.random() < 0.1 ? this.send(commandId, sent) : id;
  }

  private details(): object {
    return { type: 'FIELD_SURVEY', title: '春耕备耕调研', on: DAY, place: null, plan: null, topics: ['春耕'], outside: [] };
  }

  private state(): string {
    // Leave has to be granted before, and who was invited does not walk in.
    const states = ATTENDANCE_STATES.filter((state) => state !== 'EXCUSED' && state !== 'WALK_IN');
    return states[this.number(states.length)] ?? 'PRESENT';
  }

  private number(below: number): number {
    return Math.floor(this.life.random() * below);
  }
}

async function idsOf({ stores }: OpenNode): Promise<string[]> {
  const ids: string[] = [];
  for (let position = 0; ;) {
    const page = await stores.events.readLog(position);
    if (page.position === position) return ids;
    ids.push(...page.events.map(({ id }) => id));
    position = page.position;
  }
}

async function logProblems(node: OpenNode): Promise<string[]> {
  const { findings } = await verifyLog(node.history, await headsOf([], node), (_by, bytes, signature) =>
    node.keys.verify(bytes, signature),
  );
  return findings.map(({ kind, detail }) => `${kind}: ${detail}`);
}

async function viewProblems({ engines }: OpenNode): Promise<string[]> {
  // What is due is recorded before the comparison, or it would be recorded in the middle of it.
  await engines.ringAlarms();
  await engines.settle();
  const { projector } = engines;
  const views = projector.states().map(({ view }) => view);
  const before = await Promise.all(views.map((view) => projector.digest(view)));
  await projector.rebuild();
  const after = await Promise.all(views.map((view) => projector.digest(view)));
  return views.filter((_view, index) => before[index] !== after[index]).map((view) => `view ${view} differs from its rebuild`);
}

/** What a resident said is as safe as the event that names the resident. */
async function vaultProblems({ engines }: OpenNode): Promise<string[]> {
  const demands = await everyDocument<DemandCard>(engines.views, 'demand-list', {});
  const { vault } = engines.ports;
  const names = await Promise.all(
    demands.map(({ personId }) => vault.reveal(personId, ['name'], { by: 'faults', purpose: 'INSPECT' }).catch(() => undefined)),
  );
  return demands.filter((_demand, index) => names[index]?.['name'] !== RESIDENT).map(({ id }) => `the vault does not know who asked ${id}`);
}
