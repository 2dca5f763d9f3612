import { Refused } from '@tongxin/eventing';
import type { RunningService } from '@tongxin/hosting';

/** A county's first words, and its first administrator, whose one-time password is told here and nowhere else. Said again, nothing happens. */
export async function beginCommittee({ record, node }: RunningService): Promise<void> {
  if (record.level === 'COUNTY') await establish({ record, node });
  const first = await node.accounts.ensureAdministrator();
  if (!first) return;
  process.stdout.write(
    `${record.name}（${record.id}）的管理员账号 ${first.account.name}，一次性密码 / one-time administrator password: ${first.password}\n`,
  );
}

/** A committee that was renamed since keeps its name. */
async function establish({ record: { id, name, superior }, node }: RunningService): Promise<void> {
  const by = { account: 'operator', node: id, roles: ['administrator'] as const };
  try {
    await node.door.send('committees/establish-committee', { name, superior }, { id, by });
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'committee.already-established') throw error;
  }
}
