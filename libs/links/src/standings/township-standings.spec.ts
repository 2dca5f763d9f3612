import type { Invited } from '../joining/invitations.js';
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
  behind: null,
  turnedAway: null,
  quarantine: { entries: 0, since: null, reasons: [] },
};
const now = '2026-04-01T02:00:00.000Z';
const before = '2026-04-01T01:30:00.000Z';
const lately = '2026-04-01T01:59:00.000Z';
const invitation: Invited = {
  ...{ node: '990101001', name: '城关街道政协工委', nkey: 'U…', token: '…', joined: null },
  expiresAt: '2026-04-15T02:00:00.000Z',
};

async function shown(standings: readonly Partial<LinkStanding>[], invited: readonly Partial<Invited>[] = []) {
  const links = { standings: async () => standings.map((standing) => ({ ...quiet, ...standing })) };
  const invitations = { all: async () => invited.map((one) => ({ ...invitation, ...one })) };
  return new TownshipStandingsHandler(links, invitations, { now: () => now }).execute();
}

describe('how townships stand to their county', () => {
  it('tells what waits for one, what of it came, is to come and did not fit', async () => {
    const seen = { lastSeenAt: lately, waiting: 2, behind: 7 };
    const { peer: node, name, received } = quiet;
    const quarantine = { entries: 3, since: before, reasons: ['broken-chain', 'revision-gap'] as const };
    const aside = { quarantined: 3, quarantinedSince: before, quarantineReasons: quarantine.reasons };
    expect(await shown([{ ...seen, quarantine }])).toEqual({
      at: now,
      items: [{ node, name, presence: 'ONLINE', received, ...seen, ...aside }],
    });
  });
  it.each([
    ['ONLINE', '2026-04-01T01:57:00.000Z'],
    ['SILENT', '2026-04-01T01:56:59.000Z'],
    ['NEVER_SEEN', null],
  ])('calls it %s that was last seen at %s', async (presence, lastSeenAt) =>
    expect((await shown([{ lastSeenAt }])).items).toMatchObject([{ presence }]),
  );
  it.each([
    ['link.old-epoch', 'link.old-epoch'],
    ['messaging.too-large', 'messaging.too-large'],
    ['messaging.nobody-there', undefined],
    ['Error: something of this machine', undefined],
  ])('shows of %s %s', async (problem, refusal) => expect((await shown([{ problem }])).items[0]?.refusal).toBe(refusal));
  it('leaves out a superior', async () => expect((await shown([{ relation: 'SUPERIOR' }])).items).toEqual([]));
});

describe('a township whose batches are refused', () => {
  const turnedAway = { code: 'link.bad-signature', since: before, at: lately };
  const refused = { ...turnedAway, zh: '数据批次的签名无效', en: 'The signature of the batch does not hold' };

  it.each([
    ['never', null],
    ['before', '2026-04-01T01:29:00.000Z'],
  ])('is said to be, why and since when, though something of it was taken %s', async (_, at) =>
    expect((await shown([{ turnedAway, lastSeenAt: at, lastReceivedAt: at }])).items).toMatchObject([{ presence: 'REFUSED', refused }]),
  );
  it('is so though it acknowledges what it gets', async () =>
    expect((await shown([{ turnedAway, lastSeenAt: now, lastReceivedAt: null }])).items).toMatchObject([{ presence: 'REFUSED' }]));
  it('is silent when it has given up, and the reason stays', async () =>
    expect((await shown([{ turnedAway: { ...turnedAway, at: before } }])).items).toMatchObject([
      { presence: 'SILENT', refused: { code: 'link.bad-signature' } },
    ]));
  it('is online beside another that takes itself for it', async () => {
    const goesOn = { lastSeenAt: now, lastReceivedAt: now };
    expect((await shown([{ turnedAway, ...goesOn }])).items).toMatchObject([{ presence: 'ONLINE', refused }]);
    const { items } = await shown([{ turnedAway: { ...turnedAway, at: before }, ...goesOn }]);
    expect([items[0]?.presence, items[0]?.refused]).toEqual(['ONLINE', undefined]);
  });
});

describe('a township that was invited', () => {
  it.each([
    ['INVITED', '2026-04-15T02:00:00.000Z'],
    ['INVITATION_ENDED', now],
  ])('and has not joined is %s until %s, in its place among the others', async (presence, expiresAt) => {
    const { node, name } = invitation;
    const { items } = await shown([{}], [{ expiresAt }]);
    expect(items.map((one) => one.node)).toEqual(['990101001', '990101101']);
    expect(items[0]).toEqual({ node, name, presence, waiting: 0, received: 0, quarantined: 0, invitedUntil: expiresAt });
  });
  it('is there once when it has joined, or was invited again', async () =>
    expect((await shown([{}], [{ node: quiet.peer }])).items).toMatchObject([{ presence: 'NEVER_SEEN' }]));
});
