import type { Route } from '@tongxin/http';
import { closedAfterwards } from '@tongxin/testing';
import type { ExchangeKeys } from '../../apps/liaison/src/exchange/exchange.models.js';
import { isPageOf } from '../../apps/liaison/src/exchange/page-signature.js';
import type { OwnExperience } from '../../apps/liaison/src/views/own-experience.js';
import type { PeerCard } from '../../apps/liaison/src/views/peer-card.js';
import type { ReceivedExperienceCard } from '../../apps/liaison/src/views/received-experience-card.js';
import {
  admit,
  askFeed,
  NORTH,
  NORTH_OFFICE,
  OFFICE,
  openNorth,
  readNow,
  received,
  subscribe,
  untilRecorded,
  type County,
} from './exchange-pair.js';
import { foundIn, leaks } from './leaks.js';
import { COUNTY, TOWNSHIP, type SmallCounty } from './small-county.js';

// Two counties tell each other over HTTP what they did: one a program of its own, the other wherever its services run.

const BEGIN = '2026-06-18T02:00:00.000Z';
const THIRD = '990303';
const MEMBER = '李沁蕊';
const planted = ['13971500137', '99010119770311204X', '0999-1234567', MEMBER];
const content = { title: '院坝协商议事的做法', topic: 'CONSULTATION', text: '把会开到院坝。', figures: [{ name: '办结事项', count: 31 }] };

let south: County;
let north: County;
let third: string;

const publish = async (told: object): Promise<string> =>
  (await south.county.done<{ id: string }>(OFFICE, 'POST', 'experiences/publish-experience', { ...content, ...told })).id;
const post = (path: string, body: object) => south.county.done(OFFICE, 'POST', path, body);
const newToken = async (): Promise<string> =>
  (await south.county.done<{ token: string }>(OFFICE, 'POST', `peers/${NORTH}/new-token`)).token;

/** How the county is opened that tells first, and which routes it has. */
export interface Teller {
  open(instant: string): Promise<SmallCounty>;
  routesOf(county: SmallCounty): readonly Route[];
}

export function exchangeJourney({ open, routesOf }: Teller): void {
  const closed = closedAfterwards();
  beforeAll(async () => {
    south = { county: await closed(open(BEGIN)), office: OFFICE, node: COUNTY };
    north = { county: await closed(openNorth(BEGIN)), office: NORTH_OFFICE, node: NORTH };
    third = await admit(south, THIRD, '东山县政协');
    await subscribe(north, south);
  });

  describe('exchange between counties', () => {
    it('brings what one tells to the other by itself, once, as it is told better and until it is taken back', async () => {
      const id = await publish({});
      await untilRecorded(north, 'ExperienceReceived');
      await post(`experiences/${id}/revise-experience`, { ...content, text: '把会开到院坝，办结后回访。', revisionId: 'r1' });
      await untilRecorded(north, 'ReceivedExperienceRevised');
      const [card] = await received(north);
      const told = { from: COUNTY, title: content.title, figures: content.figures, toldOn: '2026-06-18' };
      expect(card).toMatchObject({ ...told, id: `${COUNTY}.${id}`, text: '把会开到院坝，办结后回访。', revisions: 1, status: 'TOLD' });
      await post(`experiences/${id}/withdraw-experience`, { reason: 'OUTDATED' });
      await untilRecorded(north, 'ReceivedExperienceWithdrawn');
      expect(await received(north)).toMatchObject([{ status: 'WITHDRAWN', text: '' }]);
      const { entries } = await askFeed(south, third);
      expect(entries).toMatchObject([{ subject: id, method: 'DELETE', type: 'tongxin.experience.withdrawn' }]);
      expect(entries[0]).not.toHaveProperty('data');
      expect(await readNow(north, COUNTY)).toMatchObject({ problem: null, refused: 0 });
    });

    it('shows what is addressed to one peer to that peer alone', async () => {
      const id = await publish({ title: '只告诉东山县', to: [THIRD] });
      expect((await askFeed(south, third)).entries.map(({ subject }) => subject)).toContain(id);
      await readNow(north, COUNTY);
      expect((await received(north)).map(({ title }) => title)).not.toContain('只告诉东山县');
      const { items } = await south.county.done<{ items: OwnExperience[] }>(OFFICE, 'GET', 'own-experiences');
      const [hidden] = items.filter((one) => one.id === id);
      const token = await newToken();
      expect(await askFeed(south, token, `?lastEventId=${hidden?.entry}`)).toMatchObject({
        status: 404,
        code: 'exchange-feed.last-event-not-found',
      });
      await north.county.done(NORTH_OFFICE, 'PUT', `peers/${COUNTY}/feed-token`, { token });
    });

    it('lets nothing personal out', async () => {
      const profile = {
        name: MEMBER,
        sector: '农业界',
        specialCommittees: [],
        group: TOWNSHIP,
        party: null,
        workUnit: '',
        standing: false,
      };
      await post('members/12-001/admit-member', { ...profile, term: 12, admittedOn: '2026-01-05' });
      const told = planted.flatMap((secret) => [{ text: `请找${secret}` }, { title: secret }, { figures: [{ name: secret, count: 1 }] }]);
      for (const one of told) {
        const answer = await south.county.ask(OFFICE, 'POST', 'experiences/publish-experience', { ...content, ...one });
        expect(answer.status).toBe(409);
        expect(answer.json<{ code: string }>().code).toMatch(/^experience\.personal-(number|name)$/);
      }
      const confirmed = await publish({ title: '李沁蕊花茶的产销', notNames: [MEMBER] });
      await post(`experiences/${confirmed}/revise-experience`, { ...content, title: '一种花茶的产销', revisionId: 'r1' });
      await readNow(north, COUNTY);
      const { page } = await askFeed(south, third);
      expect(foundIn(page.body, [...planted, 'office@', 'office'])).toEqual([]);
      expect(leaks(north.county.directory, planted)).toEqual([]);
    });

    it('lets in who bears a token that counts, to the feed alone', async () => {
      for (const token of [undefined, `txp_${'x'.repeat(43)}`, 'anything']) {
        const { status, code, headers } = await askFeed(south, token);
        expect([status, code]).toEqual([401, 'access.unauthenticated']);
        expect(headers.get('content-type')).toContain('application/problem+json');
      }
      const shut = routesOf(south.county).filter(
        ({ method, path, admission }) => method === 'GET' && admission !== 'public' && path !== '/api/exchange/feed',
      );
      for (const { path } of shut) {
        const url = `${south.county.url}/n/${COUNTY}${path.replaceAll(/:\w+/g, 'x')}`;
        const { status } = await fetch(url, { headers: { authorization: `Bearer ${third}` } });
        // A service in a process of its own that knows of no peers takes their token for none at all.
        expect([`${path} 401`, `${path} 403`]).toContain(`${path} ${status}`);
      }
      expect(leaks(south.county.directory, [third])).toEqual([]);
      expect((await south.county.ask(`leader@${COUNTY}`, 'POST', `peers/${NORTH}/new-token`)).status).toBe(403);
    });

    it('answers in pages, once more with nothing but 304, and waits for what is to come', async () => {
      const all = await askFeed(south, third);
      expect(all.headers.get('content-type')).toContain('application/cloudevents-batch+json');
      const first = await askFeed(south, third, '?limit=1');
      expect(first.entries).toEqual(all.entries.slice(0, 1));
      const rest = await askFeed(south, third, `?lastEventId=${first.entries[0]?.id}`);
      expect(rest.entries).toEqual(all.entries.slice(1));
      const again = await askFeed(south, third, '', { 'if-none-match': all.headers.get('etag') ?? '' });
      expect([again.status, again.page.body.length]).toEqual([304, 0]);
      const last = all.entries.at(-1)?.id;
      expect((await askFeed(south, third, `?lastEventId=${last}`)).entries).toEqual([]);
      const waiting = askFeed(south, third, `?lastEventId=${last}&timeout=30000`);
      const id = await publish({ title: '等到了' });
      expect((await waiting).entries.map(({ subject }) => subject)).toEqual([id]);
      for (const query of ['?timeout=30001', '?limit=0', '?limit=51', '?from=1', '?lastEventId='])
        expect((await askFeed(south, third, query)).status).toBe(400);
    });

    it('goes on under a new key that the old one vouches for, and old pages hold', async () => {
      const before = await askFeed(south, third);
      south.county.day('2026-07-01');
      await post('exchange/rotate-key', {});
      await publish({ title: '换了密钥以后' });
      expect(await readNow(north, COUNTY)).toMatchObject({ problem: null });
      expect((await received(north)).map(({ title }) => title)).toContain('换了密钥以后');
      const { keys } = await south.county.done<ExchangeKeys>(OFFICE, 'GET', 'exchange/keys');
      expect(keys).toHaveLength(2);
      const peer = await north.county.done<PeerCard>(NORTH_OFFICE, 'GET', `peer-list/${COUNTY}`);
      expect(peer.publicKey).toBe(keys[1]?.publicKey);
      const after = await askFeed(south, third);
      expect([before, after].map(({ page }) => isPageOf(keys, page))).toEqual([true, true]);
      expect(isPageOf(keys.slice(1), before.page)).toBe(false);
      expect(isPageOf(keys, { ...after.page, body: before.page.body })).toBe(false);
    });

    it('stops at once for a token that was revoked, waiting or not, and goes on with another', async () => {
      const waiting = askFeed(south, third, `?lastEventId=${(await askFeed(south, third)).entries.at(-1)?.id}&timeout=30000`);
      await post(`peers/${THIRD}/revoke-peer-token`, {});
      await post(`peers/${NORTH}/revoke-peer-token`, {});
      const id = await publish({ title: '撤销以后' });
      expect((await waiting).status).toBe(401);
      expect(await readNow(north, COUNTY)).toMatchObject({ problem: 'exchange.token-refused' });
      expect((await received(north)).map(({ title }) => title)).not.toContain('撤销以后');
      await north.county.done(NORTH_OFFICE, 'PUT', `peers/${COUNTY}/feed-token`, { token: await newToken() });
      expect(await readNow(north, COUNTY)).toMatchObject({ problem: null });
      expect((await received(north)).map((card) => card.id)).toContain(`${COUNTY}.${id}`);
    });

    it('catches up after a month away, page by page and nothing twice', async () => {
      await north.county.done(NORTH_OFFICE, 'POST', `peers/${COUNTY}/unsubscribe-from-peer`, {});
      const before = (await received(north)).length;
      const told: string[] = [];
      for (const day of ['01', '08', '15', '22', '30']) {
        south.county.day(`2026-08-${day}`);
        for (let number = 1; number <= 18; number += 1) told.push(await publish({ title: `八月${day}日之${number}` }));
      }
      for (const id of told.slice(0, 5)) await post(`experiences/${id}/withdraw-experience`, { reason: 'REQUESTED' });
      for (const id of told.slice(5, 10))
        await post(`experiences/${id}/revise-experience`, { ...content, title: '改过', revisionId: 'r1' });
      const url = `${south.county.url}/n/${COUNTY}/api/exchange/feed`;
      await north.county.done(NORTH_OFFICE, 'POST', `peers/${COUNTY}/subscribe-to-peer`, { url });
      expect(await readNow(north, COUNTY)).toMatchObject({ problem: null, refused: 0 });
      const cards = await received(north);
      expect(cards).toHaveLength(before + 85);
      expect(cards.filter(({ title, revisions }) => title === '改过' && revisions === 0)).toHaveLength(5);
      const { events } = await north.county.program
        .only(NORTH)
        .stores.events.readLog(0, { categories: ['receivedExperience'], limit: 10_000 });
      const entries = events.map(({ data }) => (data as { entry: string }).entry);
      expect(new Set(entries).size).toBe(entries.length);
    });

    it('begins anew at a county that was restored, and takes nothing twice', async () => {
      const { records, events } = north.county.program.only(NORTH).stores;
      await records.put('exchange-subscriptions', { [COUNTY]: { ...(await readNow(north, COUNTY)), lastEventId: 'gone' } });
      const head = await events.head();
      expect(await readNow(north, COUNTY)).toMatchObject({ problem: 'exchange.last-event-unknown', lastEventId: null });
      expect(await readNow(north, COUNTY)).toMatchObject({ problem: null });
      expect(await events.head()).toBe(head);
    });

    it('lets the county’s townships take up what others told', async () => {
      await subscribe(south, north);
      const told = await north.county.done<{ id: string }>(NORTH_OFFICE, 'POST', 'experiences/publish-experience', content);
      expect(await readNow(south, NORTH)).toMatchObject({ problem: null });
      await south.county.settle();
      const id = `${NORTH}.${told.id}`;
      const clerk = `clerk@${TOWNSHIP}`;
      expect(await south.county.done<ReceivedExperienceCard>(clerk, 'GET', `received-experiences/${id}`)).toMatchObject({ status: 'TOLD' });
      await south.county.done(clerk, 'POST', `experience-borrowings/${id}/borrow-experience`, {});
      await south.county.settle();
      const card = await south.county.done<ReceivedExperienceCard>(OFFICE, 'GET', `received-experiences/${id}`);
      expect(card.borrowedBy).toEqual([TOWNSHIP]);
      const never = await south.county.ask(clerk, 'POST', 'experience-borrowings/990202.x/borrow-experience', {});
      expect(never.json<{ code: string }>().code).toBe('experience-borrowing.not-received');
    });
  });
}
