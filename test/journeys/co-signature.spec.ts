import { systemOf, type Caller, type Role } from '@tongxin/access';
import type { Clock } from '@tongxin/eventing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foundCommittee } from '../../apps/node/src/found-committee.js';
import { Program } from '../../apps/node/src/program.js';
import { COUNTY, TOWNSHIPS } from '../../apps/node/src/sample/sample-nodes.js';
import type { OpinionCard } from '../../apps/proposals/src/views/opinion-card.js';
import type { ProposalCard } from '../../apps/proposals/src/views/proposal-card.js';
import { CutMessenger, exchange } from './cut-links.js';

// A proposal signed in two townships and decided at the county, node by node in one process, with the links between them cut and joined.

jest.setTimeout(120_000);

const [lead, signer, bystander] = TOWNSHIPS.map(({ id }) => id) as [string, string, string];
const county = COUNTY.id;
const text = {
  kind: 'INTER_SESSION',
  title: '关于加强农村水源地保护的建议',
  facts: '两处水源地没有围栏。',
  analysis: '没有管护经费。',
  suggestions: [{ suggestionId: 's1', text: '设置围栏。' }],
  source: { activity: `activity-${lead}.a1`, findingId: 'f1' },
  leadProposer: '101',
};

/** Member number and township. */
const MEMBERS = { 101: lead, 102: lead, 201: signer };

class HandClock implements Clock {
  day = '2026-04-01';
  now = (): string => `${this.day}T02:00:00.000Z`;
}

let folder: string;
let messenger: CutMessenger;
let clock: HandClock;
let program: Program;

beforeEach(async () => {
  [messenger, clock] = [new CutMessenger(), new HandClock()];
  await begin();
});

/** Three townships and their county, with a session open and three members in office. */
async function begin(): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'tongxin-proposals-'));
  const onError = (error: unknown) => {
    throw error;
  };
  program = await Program.open(folder, { clock, messenger, onError });
  await program.found([COUNTY, ...TOWNSHIPS], false);
  for (const record of [COUNTY, ...TOWNSHIPS]) await foundCommittee(program, record);
  await send(county, 'committees/open-term', COUNTY.id, { term: 12, from: '2026-01-05' }, 'county-office');
  await send(county, 'committees/open-session', COUNTY.id, { term: 12, session: 1, from: '2026-01-08' }, 'county-office');
  for (const [number, group] of Object.entries(MEMBERS)) {
    const profile = { name: '甲', sector: '农业界', specialCommittees: [], group, party: null, workUnit: '示例单位', standing: false };
    await send(county, 'members/admit-member', number, { ...profile, term: 12, admittedOn: '2026-01-05' }, 'county-office');
  }
  await exchange(program);
}

async function end(): Promise<void> {
  await program.close();
  await rm(folder, { recursive: true, force: true });
}

afterEach(end);

async function send(node: string, command: string, id: string, body: object, role: Role, memberId?: string): Promise<unknown> {
  const by: Caller = { account: role, node, roles: [role], ...(memberId !== undefined && { memberId }) };
  const answer = await program.only(node).door.send(command, body, { id, by });
  await program.only(node).engines.settle();
  return answer;
}

const asMember = (node: string, memberId: string) => (command: string, id: string, body: object) =>
  send(node, command, id, body, 'member', memberId);
const chen = asMember(lead, '101');
const lin = asMember(signer, '201');
const office = (command: string, body: object) => send(county, command, `${lead}.p1`, body, 'proposal-office');

async function card<Card extends object = ProposalCard>(
  node: string,
  view = 'proposal-board',
  key = `${lead}.p1`,
): Promise<Card | undefined> {
  return (await program.only(node).engines.views.get<Card>(view, key))?.document;
}

const invite = () => chen('proposals/invite-co-signer', 'p1', { memberId: '201', node: signer, answerBy: '2026-04-10' });
const sign = () => lin('co-signatures/give-co-signature', `${lead}.p1.201`, { version: 1 });

/** One step while a node can reach nobody and nobody can reach it; then the line is joined again. */
async function without(node: string, act: () => Promise<unknown>, meanwhile: () => Promise<void> = async () => undefined): Promise<void> {
  messenger.cut.add(node);
  await act();
  await exchange(program);
  await meanwhile();
  messenger.cut.delete(node);
  await exchange(program);
}

type Step = (act: () => Promise<unknown>, step: number) => Promise<void>;

const joined: Step = async (act) => {
  await act();
  await exchange(program);
};

/** The story of one proposal, each step taken in some way; told by what each of those concerned knows at its end. */
async function story(take: Step): Promise<unknown[]> {
  const steps = [
    () => chen('proposals/put-to-co-signers', 'p1', text),
    () => invite(),
    () => sign(),
    () => chen('proposals/submit-proposal', 'p1', text),
    () => office('proposal-cases/file-proposal', {}),
  ];
  for (const [step, act] of steps.entries()) await take(act, step);
  return Promise.all([lead, signer, county].map((node) => card(node)));
}

describe('a proposal of two townships', () => {
  it('goes through the county to the co-signer, comes back signed, and its number is seen in both', async () => {
    await chen('proposals/put-to-co-signers', 'p1', text);
    await without(county, invite, async () => expect(await card(signer)).toBeUndefined());
    expect(await card(signer)).toMatchObject({ title: text.title, source: text.source, invitations: [{ memberId: '201', state: 'OPEN' }] });
    await without(signer, sign, async () => expect(await card(lead)).toMatchObject({ invitations: [{ state: 'OPEN' }] }));
    expect(await card(lead)).toMatchObject({ invitations: [{ state: 'GIVEN' }] });
    await chen('proposals/submit-proposal', 'p1', text);
    await exchange(program);
    expect(await card(county)).toMatchObject({ stage: 'SUBMITTED', coSigners: [{ memberId: '201', node: signer }], review: 'OPEN' });
    await office('proposal-cases/file-proposal', {});
    await exchange(program);
    for (const node of [lead, signer, county]) expect(await card(node)).toMatchObject({ review: 'FILED', number: '12-1-001' });
  });

  it('is nobody else’s to see', async () => {
    await story(joined);
    expect(await card(bystander)).toBeUndefined();
    const log = await program.only(bystander).stores.events.readLog(0, { categories: ['proposal', 'coSignature', 'proposalCase'] });
    expect(log.events).toEqual([]);
  });

  it('ends the same whichever node is cut off at whichever step', async () => {
    const whole = await story(joined);
    expect(whole).toMatchObject(Array(3).fill({ review: 'FILED', number: '12-1-001', coSigners: [{ memberId: '201' }] }));
    for (const node of [lead, signer, county]) {
      await end();
      await begin();
      expect(await story((act) => without(node, act))).toEqual(whole);
    }
  });

  it('keeps a signature given in time at a township that was cut off, though the invitation had expired meanwhile', async () => {
    await chen('proposals/put-to-co-signers', 'p1', text);
    await invite();
    await exchange(program);
    messenger.cut.add(signer);
    clock.day = '2026-04-09';
    await sign();
    clock.day = '2026-04-12';
    await program.only(lead).engines.ringAlarms();
    await exchange(program);
    expect(await card(lead)).toMatchObject({ invitations: [{ expired: true, state: 'EXPIRED' }] });
    messenger.cut.clear();
    await exchange(program);
    expect(await card(lead)).toMatchObject({ invitations: [{ expired: true, state: 'GIVEN' }] });
    await chen('proposals/submit-proposal', 'p1', text);
    await exchange(program);
    expect(await card(county)).toMatchObject({ coSigners: [{ memberId: '201', node: signer }] });
  });

  it('cannot be signed after the last day, or by another', async () => {
    await chen('proposals/put-to-co-signers', 'p1', text);
    await invite();
    await exchange(program);
    const other = asMember(signer, '202')('co-signatures/give-co-signature', `${lead}.p1.201`, { version: 1 });
    await expect(other).rejects.toMatchObject({ code: 'co-signature.of-another' });
    await expect(chen('co-signatures/give-co-signature', `${lead}.p1.201`, { version: 1 })).rejects.toMatchObject({
      code: 'co-signature.not-invited',
    });
    clock.day = '2026-04-11';
    await expect(sign()).rejects.toMatchObject({ code: 'co-signature.too-late' });
  });

  it('may be withdrawn while the county’s decision is under way, and the county hears of it', async () => {
    await chen('proposals/submit-proposal', 'p1', text);
    await exchange(program);
    messenger.cut.add(lead);
    await office('proposal-cases/file-proposal', {});
    await chen('proposals/withdraw-proposal', 'p1', { reason: '有关部门已经解决' });
    messenger.cut.clear();
    await exchange(program);
    for (const node of [lead, county])
      expect(await card(node)).toMatchObject({ stage: 'WITHDRAWN', review: 'WITHDRAWN', number: '12-1-001' });
  });

  it('cannot be withdrawn once its number is known, and is not filed once withdrawn', async () => {
    await chen('proposals/submit-proposal', 'p1', text);
    await exchange(program);
    await office('proposal-cases/file-proposal', {});
    await exchange(program);
    await expect(chen('proposals/withdraw-proposal', 'p1', { reason: '重复' })).rejects.toMatchObject({ code: 'proposal.already-decided' });
    await chen('proposals/submit-proposal', 'p2', text);
    await chen('proposals/withdraw-proposal', 'p2', { reason: '重复' });
    await exchange(program);
    const late = send(county, 'proposal-cases/file-proposal', `${lead}.p2`, {}, 'proposal-office');
    await expect(late).rejects.toMatchObject({ code: 'proposal-case.withdrawn' });
  });

  it('is not filed on a ground that reads in the township as it did at the county', async () => {
    await send(county, 'not-filed-reasons/define-not-filed-reason', 'REPEATED', { zh: '同届重复', en: 'Repeated' }, 'proposal-office');
    await chen('proposals/submit-proposal', 'p1', text);
    await exchange(program);
    await office('proposal-cases/not-file-proposal', { reasonCode: 'REPEATED', note: null });
    await send(county, 'not-filed-reasons/define-not-filed-reason', 'REPEATED', { zh: '重复提出', en: 'Repeated' }, 'proposal-office');
    await exchange(program);
    expect(await card(lead)).toMatchObject({ review: 'NOT_FILED', notFiled: { reasonCode: 'REPEATED', zh: '同届重复', note: null } });
  });

  it('gives many proposals numbers of their own, without a gap', async () => {
    const ids = Array.from({ length: 12 }, (_, index) => `p${index}`);
    for (const id of ids) await chen('proposals/submit-proposal', id, text);
    await exchange(program);
    await Promise.all(ids.map((id) => send(county, 'proposal-cases/file-proposal', `${lead}.${id}`, {}, 'proposal-office')));
    await exchange(program);
    const numbers = await Promise.all(ids.map(async (id) => (await card(lead, 'proposal-board', `${lead}.${id}`))?.number));
    expect(numbers.toSorted()).toEqual(ids.map((_id, index) => `12-1-${String(index + 1).padStart(3, '0')}`));
  });

  it('leaves out a number whose proposal is withdrawn before it can be given, and says why', async () => {
    await chen('proposals/submit-proposal', 'p1', text);
    await exchange(program);
    const node = program.only(county);
    const by: Caller = { account: 'office', node: county, roles: ['proposal-office'] };
    await node.door.send('proposal-cases/file-proposal', {}, { id: `${lead}.p1`, by });
    await node.door.send('proposal-cases/withdraw-case', { reason: '重复' }, { id: `${lead}.p1`, by: systemOf(county) });
    await node.engines.settle();
    const series = await node.stores.events.read(`numberSeries-${county}.12-1`);
    const theCase = await node.stores.events.read(`proposalCase-${county}.${lead}.p1`);
    expect(series.map(({ type }) => type)).toEqual(['NumberReserved', 'NumberVoided']);
    expect(theCase.map(({ type }) => type)).toEqual(['CaseOpened', 'CaseNumberRequested', 'CaseWithdrawn', 'CaseNumberReturned']);
  });
});

describe('an opinion item', () => {
  it('is used at two levels, and its reporter hears of each', async () => {
    const item = { title: '卫生室周末无人', text: '三个村。', source: null, reporter: '101' };
    await chen('opinion-reports/submit-opinion', 'o1', item);
    await exchange(program);
    const use = (adoptionId: string, level: string) =>
      send(
        county,
        'opinion-cases/adopt-opinion',
        `${lead}.o1`,
        { adoptionId, level, form: 'SINGLE', on: '2026-04-01', sources: [] },
        'information-office',
      );
    const heard = () => card<OpinionCard>(lead, 'opinion-board', `${lead}.o1`);
    await without(
      lead,
      () => use('a1', 'COUNTY'),
      async () => expect(await heard()).toMatchObject({ review: 'OPEN', adoptions: [] }),
    );
    await without(county, () => use('a2', 'CITY'));
    expect(await heard()).toMatchObject({ review: 'ADOPTED', adoptions: [{ level: 'COUNTY' }, { level: 'CITY' }] });
  });
});
