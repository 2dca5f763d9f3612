import type { Caller } from '@tongxin/access';
import { Refused, type Clock } from '@tongxin/eventing';
import type { NodeRecord } from '@tongxin/hosting';
import { isBetweenNodes } from '@tongxin/links';
import { LocalMessenger } from '@tongxin/messaging-local';
import { commandIdOf } from '@tongxin/runtime';
import { NatsServer } from '@tongxin/testing';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReportQuery } from '../../apps/county/src/reports/report.query.js';
import type { Report } from '../../apps/county/src/reports/report.models.js';
import { linkNodes } from '../../apps/node/src/link-nodes.js';
import type { OpenNode } from '../../apps/node/src/open-node.js';
import { Program } from '../../apps/node/src/program.js';

export const COUNTY: NodeRecord = { id: '990101', name: '南溪县政协', level: 'COUNTY', superior: null };
export const TOWNSHIP: NodeRecord = { id: '990101101', name: '清河镇政协工委', level: 'TOWN', superior: COUNTY.id };

const CLERK: Caller = { account: 'clerk', node: TOWNSHIP.id, roles: ['clerk'] };
const MEMBERS = ['10101', '10102', '10103', '10104'];
const clock: Clock = { now: () => '2026-05-08T02:00:00.000Z' };

/** The line between machines, which can be down; what passes within one is not on it. */
export class Line extends LocalMessenger {
  isUp = true;

  override async request<Answer>(subject: string, request: unknown): Promise<Answer> {
    if (!this.isUp && isBetweenNodes(subject)) throw new Refused('messaging.nobody-there', { subject });
    return super.request<Answer>(subject, request);
  }
}

/** A machine that can ask others and that nobody asks any more: another has taken its name. */
export class RevivedLine extends LocalMessenger {
  constructor(private readonly line: Line) {
    super();
  }

  override request<Answer>(subject: string, request: unknown): Promise<Answer> {
    return isBetweenNodes(subject) ? this.line.request<Answer>(subject, request) : super.request<Answer>(subject, request);
  }
}

/** A county and a township on two machines: a program and a data directory each, and a line between them, in this process or a nats-server. */
export class TwoMachines {
  readonly line = new Line();
  private readonly open = new Set<Program>();

  private constructor(
    readonly folder: string,
    private readonly server: NatsServer | undefined,
  ) {}

  static async begin({ overNats = false } = {}): Promise<TwoMachines> {
    const folder = await mkdtemp(join(tmpdir(), 'tongxin-machines-'));
    const machines = new TwoMachines(folder, overNats ? await NatsServer.start() : undefined);
    const [county, township] = [await machines.start('county'), await machines.start('township')];
    await county.found([COUNTY]);
    await township.found([TOWNSHIP]);
    const by: Caller = { account: 'operator', node: COUNTY.id, roles: ['administrator'] };
    for (const { id, name, superior } of [COUNTY, TOWNSHIP])
      await county.only().door.send('committees/establish-committee', { name, superior }, { id, by });
    await linkNodes(county.only(), township.only());
    return machines;
  }

  /** The program on a folder's data. */
  async start(name: string, messenger: LocalMessenger = this.line): Promise<Program> {
    const onError = (error: unknown) => {
      throw error;
    };
    const inside = this.server ? new LocalMessenger() : messenger;
    const program = await Program.open(join(this.folder, name), { clock, messenger: inside, onError });
    this.open.add(program);
    if (this.server) {
      const stands = reached(program);
      await program.reachOut({ county: COUNTY.id, settings: { servers: [this.server.address], name } });
      await stands;
    }
    return program;
  }

  /** The line is down until it is joined: nats-server is struck as by a loss of power. */
  async part(): Promise<void> {
    this.line.isUp = false;
    await this.server?.kill();
  }

  /** Resolves when all machines can reach each other. */
  async join(): Promise<void> {
    this.line.isUp = true;
    if (!this.server) return;
    const stands = [...this.open].map(reached);
    await this.server.start();
    await Promise.all(stands);
  }

  async stop(program: Program): Promise<void> {
    this.open.delete(program);
    await program.close();
  }

  running(id: string): OpenNode {
    const node = [...this.open].map((program) => program.nodes()[0]).find((one) => one?.record.id === id);
    if (!node) throw new Error(`${id} does not run`);
    return node;
  }

  program(id: string): Program {
    const program = [...this.open].find((one) => one.nodes()[0]?.record.id === id);
    if (!program) throw new Error(`${id} does not run`);
    return program;
  }

  /** Until nothing moves any more between those that can be reached. */
  async settle(): Promise<void> {
    const nodes = [this.running(COUNTY.id), this.running(TOWNSHIP.id)];
    const heads = async () => Promise.all(nodes.map(({ stores }) => stores.events.head()));
    for (let before = ''; before !== String(await heads());) {
      before = String(await heads());
      for (const { engines } of nodes) await engines.settle();
      for (const { engines } of nodes) await engines.links.drain();
    }
  }

  /** What the county reports of the year. */
  async report(): Promise<Pick<Report, 'rows' | 'totals'>> {
    const county = this.running(COUNTY.id);
    await county.engines.settle();
    const { rows, totals } = await county.queries.execute<ReportQuery, Report>(new ReportQuery('2026', {}));
    return { rows, totals };
  }

  /** Hash over the township's streams that a node has, as far as they leave the township. */
  async hashAt(id: string): Promise<string> {
    const hash = createHash('sha256');
    const streams = new Map<string, Uint8Array>();
    const { events } = this.running(id).stores;
    for (let at = 0; ;) {
      const page = await events.readSealed(at);
      const end = page.at(-1);
      if (!end) break;
      for (const record of page) if (/^(activity|nodeLife)-990101101\./.test(record.stream)) streams.set(record.stream, record.hash);
      at = end.position;
    }
    for (const [stream, last] of [...streams].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(stream).update(last);
    return hash.digest('hex');
  }

  async end(): Promise<void> {
    for (const program of [...this.open]) await this.stop(program);
    await this.server?.dispose();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Resolves when the program's line to others comes to stand. */
function reached({ messenger }: Program): Promise<void> {
  return new Promise((resolve) => {
    const stop = messenger.onReachable(() => {
      stop();
      resolve();
    });
  });
}

/** Five commands to an activity, always the same ones for the same numbers. */
const STEPS = ['activities/schedule-activity', 'activities/invite-members', 'activities/hold-activity'];

/** Commands `from` to `to` of the township's clerk: activities from their announcement to who came. */
export async function work({ door }: OpenNode, from: number, to: number): Promise<void> {
  for (let number = from; number < to; number += 1) await send(door, Math.floor(number / 5), number % 5);
}

async function send(door: OpenNode['door'], activity: number, step: number): Promise<void> {
  const on = `2026-0${1 + (activity % 4)}-1${activity % 9}`;
  const bodies = [
    {
      type: activity % 3 === 0 ? 'TRAINING' : 'FIELD_SURVEY',
      title: `第${activity}次活动`,
      on,
      place: null,
      plan: null,
      topics: ['春耕'],
      outside: [],
    },
    { memberIds: MEMBERS },
    { on, hours: 2, outsideCount: 0 },
  ];
  const entry = { memberId: MEMBERS[(activity + step) % 4], state: step === 3 ? 'PRESENT' : 'LATE' };
  const created = await door.send(STEPS[0] ?? '', bodies[0], { by: CLERK, commandId: idOf(activity, 0) });
  if (step === 0) return;
  const command = STEPS[step] ?? 'activities/record-attendance';
  await door.send(command, bodies[step] ?? { entries: [entry] }, { by: CLERK, id: created.id, commandId: idOf(activity, step) });
}

function idOf(activity: number, step: number): string {
  return commandIdOf('machines', String(activity), String(step));
}
