import { ATTENDANCE_STATES } from '@tongxin/contracts';
import { Refused } from '@tongxin/eventing';
import { commandIdOf, eventIdOf } from '@tongxin/runtime';
import { randomUUID } from 'node:crypto';
import type { OpenNode } from '../../apps/node/src/open-node.js';
import type { SentCommand } from './ledger.js';
import { pause } from './nats-run.js';
import type { Life } from './workload.js';

/** Who asked for what there is in the vault. */
export const RESIDENT = '赵某甲';

const CLERKS = 6;
/** Where one clerk is at work, others may have to share the process: they are left so much time in between, in milliseconds. */
const LONGEST_REST_MS = 60;
const MEMBERS = ['10101', '10102', '10103', '10104', '10105', '10106'];
const DAY = '2026-01-15';

/** A member of a node's group, as it is admitted. */
export function profileIn(group: string): object {
  const profile = { name: '甲', sector: '农业界', specialCommittees: [], group, party: null, workUnit: '', standing: false };
  return { ...profile, term: 12, admittedOn: '2025-01-10' };
}

interface Sent {
  readonly command: string;
  readonly id?: string;
  readonly body: object;
}

/** The clerks of a whole township at work: commands of all its services through the door, told and answered in a ledger. */
export class Office {
  private left: number;

  constructor(
    private readonly node: Pick<OpenNode, 'door' | 'identity'>,
    private readonly life: Pick<Life, 'random' | 'ledger' | 'commands'>,
  ) {
    this.left = life.commands;
  }

  /** Sends once more what earlier lives got no answer for. */
  async resume(): Promise<void> {
    for (const sent of this.life.ledger.open) await this.again(sent);
  }

  /** Sends the very same once more. */
  async again({ id, body }: SentCommand): Promise<void> {
    await this.send(id, JSON.parse(body) as Sent);
  }

  /** All clerks at once, until enough was sent. */
  async work(): Promise<void> {
    await Promise.all(Array.from({ length: CLERKS }, () => this.clerk()));
  }

  /** One clerk at work until told to stop. */
  async workUntil(over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      await this.activity();
      await pause(this.life.random() * LONGEST_REST_MS);
    }
  }

  /** Once, whichever life it is. */
  async admitMembers(): Promise<void> {
    for (const id of MEMBERS) {
      await this.send(commandIdOf('faults', 'admit', this.node.identity.id, id), {
        command: 'members/admit-member',
        id,
        body: profileIn(this.node.identity.id),
      });
    }
  }

  /** An activity from its announcement to who came, and what members and residents bring meanwhile; some told twice. */
  async activity(): Promise<void> {
    const id = await this.give({ command: 'activities/schedule-activity', body: this.details() });
    if (id === undefined) return;
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

  private async clerk(): Promise<void> {
    while (this.left > 0) await this.activity();
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
  private async send(commandId: string, { command, id, body }: Sent): Promise<string | undefined> {
    const { ledger } = this.life;
    const by = { account: 'clerk', node: this.node.identity.id, roles: ['clerk', 'township-lead'] } as const;
    ledger.sends({ id: commandId, body: JSON.stringify({ command, id, body }) });
    try {
      const answer = await this.node.door.send(command, body, { by, commandId, ...(id !== undefined && { id }) });
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
