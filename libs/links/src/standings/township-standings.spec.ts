import type { LinkStanding } from '../link-standing.js';
import { TownshipStandingsHandler } from './township-standings.query.js';

const quiet: LinkStanding = {
  peer: '990101101',
  name: '清河镇政协工委',
  relation: 'SUBORDINATE',
  acknowledged: 3,
  position: 9,
  lastAcknowledgedAt: null,
  problem: null,
  received: 5,
  lastReceivedAt: null,
  lastSeenAt: null,
  waiting: 0,
  quarantined: 0,
};
const now = '2026-04-01T02:00:00.000Z';

async function shown(...standings: readonly Partial<LinkStanding>[]) {
  const links = { standings: async () => standings.map((standing) => ({ ...quiet, ...standing })) };
  return new TownshipStandingsHandler(links, { now: () => now }).execute();
}

describe('how townships stand to their county', () => {
  it('tells what waits for one, what came of it and what did not fit', async () => {
    const seen = { lastSeenAt: '2026-04-01T01:59:00.000Z', waiting: 2, quarantined: 1 };
    const { peer: node, name, received } = quiet;
    expect(await shown(seen)).toEqual({ at: now, items: [{ node, name, presence: 'ONLINE', received, ...seen }] });
  });
  it.each([
    ['ONLINE', '2026-04-01T01:57:00.000Z'],
    ['SILENT', '2026-04-01T01:56:59.000Z'],
    ['NEVER_SEEN', null],
  ])('calls it %s that was last seen at %s', async (presence, lastSeenAt) =>
    expect((await shown({ lastSeenAt })).items).toMatchObject([{ presence }]),
  );
  it.each([
    ['link.old-epoch', 'link.old-epoch'],
    ['messaging.too-large', 'messaging.too-large'],
    ['messaging.nobody-there', undefined],
    ['Error: something of this machine', undefined],
  ])('shows of %s %s', async (problem, refusal) => expect((await shown({ problem })).items[0]?.refusal).toBe(refusal));
  it('leaves out a superior', async () => expect((await shown({ relation: 'SUPERIOR' })).items).toEqual([]));
});
