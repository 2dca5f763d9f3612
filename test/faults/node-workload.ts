import { systemClock } from '@tongxin/eventing';
import { LocalMessenger } from '@tongxin/messaging-local';
import { eventsFile } from '@tongxin/storage-sqlite';
import { OpenNode } from '../../apps/node/src/open-node.js';
import { idsOf, logProblems, vaultProblems, viewProblems } from './node-check.js';
import { Office } from './office.js';
import type { Findings, Workload } from './workload.js';

export const RECORD = { id: '990101101', name: '清河镇政协工委', level: 'TOWN', superior: null } as const;

/** A whole township at work: commands of all its services through the door, with views, reactions, alarms, the vault and the notary behind them. */
export const nodeWorkload: Workload = {
  eventsFile,
  async live(life) {
    const node = await open(life.directory);
    const office = new Office(node, life);
    life.begun();
    await office.resume();
    await office.admitMembers();
    await office.work();
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

async function open(directory: string): Promise<OpenNode> {
  const onError = (error: unknown) => {
    throw error;
  };
  const node = await OpenNode.open(RECORD, directory, { clock: systemClock, messenger: new LocalMessenger(), hints: [], onError });
  await node.start();
  return node;
}
