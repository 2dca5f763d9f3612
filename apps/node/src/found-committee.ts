import type { NodeRecord } from '@tongxin/hosting';
import { linkNodes } from './link-nodes.js';
import type { Program } from './program.js';

/** A committee's first words at its own node and, where its county's node is here too, at the county, with which it is then linked. Said again, nothing happens. */
export async function foundCommittee(program: Program, { id, name, superior }: NodeRecord): Promise<void> {
  const county = program.nodes().find(({ identity }) => identity.id === superior);
  const home = county ?? program.only(id);
  const by = { account: 'operator', node: home.identity.id, roles: ['administrator'] as const };
  await home.door.send('committees/establish-committee', { name, superior }, { id, by });
  if (county) await linkNodes(county, program.only(id));
}
