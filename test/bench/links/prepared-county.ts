import type { NodeRecord } from '@tongxin/hosting';
import { systemClock, type SealedRecord } from '@tongxin/eventing';
import { LocalMessenger } from '@tongxin/messaging-local';
import { eventsFile, openEvents } from '@tongxin/storage-sqlite';
import { cpSync } from 'node:fs';
import { nodePath } from '../../../apps/node/src/data-directory.js';
import { foundCommittee } from '../../../apps/node/src/found-committee.js';
import { Program } from '../../../apps/node/src/program.js';
import { fillLogs, HandClock } from '../fill-log.js';
import { COUNTY, townshipCode } from '../mix.js';
import type { Workspace } from '../workspace.js';
import { LinkedNode } from './linked-node.js';

export const COUNTY_RECORD: NodeRecord = { id: COUNTY, name: '南溪县政协', level: 'COUNTY', superior: null };

/** The data of a county and its townships, which are linked and have a history that the county has not been sent. */
export class PreparedCounty {
  private constructor(
    readonly townships: readonly NodeRecord[],
    private readonly folder: string,
    private readonly workspace: Workspace,
  ) {}

  /** `events` in the logs of all townships together. */
  static async prepare(workspace: Workspace, townships: number, events: number): Promise<PreparedCounty> {
    const records = Array.from({ length: townships }, (_, at): NodeRecord => {
      return { id: townshipCode(at), name: `第${at + 101}镇政协工委`, level: 'TOWN', superior: COUNTY };
    });
    const prepared = new PreparedCounty(records, workspace.folder('linked'), workspace);
    await prepared.link();
    await prepared.fill(events);
    return prepared;
  }

  /** The same data in folders of their own, to be worked with. */
  copy(): string {
    const folder = this.workspace.folder('round');
    cpSync(this.folder, folder, { recursive: true });
    return folder;
  }

  /** A copy that is done with, or the original. */
  discard(folder = this.folder): void {
    this.workspace.discard(folder);
  }

  /** What lies in a township's log. */
  async recordsOf(township: string): Promise<readonly SealedRecord[]> {
    const { events, close } = openEvents(eventsFile(nodePath(this.folder, township)), { clock: systemClock });
    const records = await events.readSealed(0, await events.head());
    await close();
    return records;
  }

  private async link(): Promise<void> {
    const failures: unknown[] = [];
    const program = await Program.open(this.folder, { messenger: new LocalMessenger(), onError: (error) => failures.push(error) });
    await program.found([COUNTY_RECORD, ...this.townships]);
    for (const record of [COUNTY_RECORD, ...this.townships]) await foundCommittee(program, record);
    for (const { engines } of program.nodes()) await engines.links.drain();
    await program.close();
    if (failures.length > 0) throw failures[0];
  }

  /** What the county cannot be sent: nobody answers in here. */
  private async fill(events: number): Promise<void> {
    const failures: unknown[] = [];
    const ports = { messenger: new LocalMessenger(), onError: (error: unknown) => failures.push(error) };
    const nodes = new Map<string, LinkedNode>();
    for (const record of this.townships) nodes.set(record.id, await LinkedNode.open(record, nodePath(this.folder, record.id), ports));
    await fillLogs((node) => (nodes.get(node) as LinkedNode).stores.events, new HandClock(), events, this.townships.length);
    for (const node of nodes.values()) {
      await node.start();
      await node.engines.notary.sign();
      await node.close();
    }
    if (failures.length > 0) throw failures[0];
  }
}
