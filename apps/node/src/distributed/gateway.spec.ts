import { SERVICE_NAMES, type ServiceName } from '@tongxin/hosting';
import { listen } from '@tongxin/http';
import express from 'express';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { servicesOfProcess } from '../services.js';
import { webApplication } from '../web-server.js';
import { nodeGateway } from './gateway.js';
import { RouteOwners } from './route-owners.js';

const COUNTY = { id: '990101', name: '南溪县政协', level: 'COUNTY', superior: null } as const;
const owners = new RouteOwners((process) => servicesOfProcess(process, COUNTY.level));

describe('the owner of a route', () => {
  it.each<[string, string, ServiceName]>([
    ['GET', '/api/committees', 'members'],
    ['GET', '/api/plan-board/2026', 'activities'],
    ['POST', '/api/annual-plans/2026/draft-plan', 'activities'],
    ['GET', '/api/proposal-board', 'proposals'],
    ['POST', '/api/links/990101101/link-node', 'liaison'],
    ['GET', '/api/filing-drafts/d1', 'liaison'],
    ['GET', '/api/reports/2026-H1/lines', 'county'],
  ])('%s %s is the service that declares it', (method, path, owner) => expect(owners.ownerOf(method, path)).toBe(owner));

  it('is members, which has the accounts, for what none declares', () => {
    for (const path of ['/api/session', '/api/inbox', '/api/accounts/clerk/disable', '/api/nothing/there', '/api/plan-board/2026/more'])
      expect(owners.ownerOf('GET', path)).toBe('members');
  });

  it('is the same for a method that the path does not know, so that its owner refuses it', () =>
    expect(owners.ownerOf('DELETE', '/api/plan-board')).toBe('activities'));
});

describe('one address for the services of a node', () => {
  const servers: Server[] = [];
  const addresses = new Map<ServiceName, URL>();
  let url: string;

  const addressAt = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  /** Says back what it was asked. */
  async function serve(name: ServiceName): Promise<void> {
    const application = express();
    application.get('/api/health/ready', (_request, response) => void response.json({ checks: [{ name: 'event-store', ok: true }] }));
    application.get('/api/openapi.json', (_request, response) => {
      const schemas = { Common: {}, [name]: {} };
      response.json({ openapi: '3.1.0', paths: { [`/api/${name}`]: {} }, tags: [{ name: 'common' }, { name }], components: { schemas } });
    });
    application.use(async (request, response) => {
      const { method, originalUrl, headers } = request;
      const body = await text(request);
      response.status(202).setHeader('etag', '"7"').json({ name, method, url: originalUrl, headers, body });
    });
    const server = await listen(application, { port: 0 });
    servers.push(server);
    addresses.set(name, new URL(addressAt(server)));
  }
  async function close(server: Server): Promise<void> {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  const answer = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${url}/n/${COUNTY.id}${path}`, init);
    return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, unknown> };
  };

  beforeAll(async () => {
    for (const name of SERVICE_NAMES) await serve(name);
    const gateway = nodeGateway(COUNTY, (service) => addresses.get(service) ?? new URL(''), owners);
    const server = createServer(webApplication({ nodes: () => [gateway] }));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    servers.push(server);
    url = addressAt(server);
  });
  afterAll(() => Promise.all(servers.map(close)));

  it('hands a request on as it came, and its answer back', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const headers = { 'content-type': 'application/json', 'if-match': '"6"', traceparent };
    const {
      status,
      body,
      headers: given,
    } = await answer('/api/annual-plans/2026/draft-plan?x=1', { method: 'POST', headers, body: '{"title":"计划"}' });
    expect([status, given.get('etag')]).toEqual([202, '"7"']);
    expect(body).toMatchObject({
      name: 'activities',
      method: 'POST',
      url: `/n/${COUNTY.id}/api/annual-plans/2026/draft-plan?x=1`,
      body: '{"title":"计划"}',
    });
    expect(body['headers']).toMatchObject({ 'if-match': '"6"', traceparent, 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'http' });
  });

  it('has one document of what all of them answer, and one health', async () => {
    const { body } = await answer('/api/openapi.json');
    expect(Object.keys(body['paths'] as object)).toEqual(SERVICE_NAMES.map((name) => `/api/${name}`));
    expect((body['tags'] as { name: string }[]).map(({ name }) => name)).toEqual(['common', ...SERVICE_NAMES]);
    expect(Object.keys((body['components'] as { schemas: object }).schemas)).toEqual(['Common', ...SERVICE_NAMES]);
    const { status, body: health } = await answer('/api/health/ready');
    expect([status, health]).toMatchObject([200, { ok: true, checks: SERVICE_NAMES.map((name) => ({ name: `${name} event-store` })) }]);
  });

  it('says of a service that is away that nobody answers, and goes on with the others', async () => {
    const [server] = servers.splice(SERVICE_NAMES.indexOf('county'), 1) as [Server];
    await close(server);
    const away = await answer('/api/reports/2026-H1');
    expect([away.status, away.body['code'], away.headers.get('retry-after')]).toEqual([503, 'messaging.nobody-there', '2']);
    expect((await answer('/api/plan-board')).status).toBe(202);
    expect(await answer('/api/openapi.json')).toMatchObject({ status: 503, body: { code: 'messaging.nobody-there' } });
    const { status, body } = await answer('/api/health/ready');
    expect([status, body['ok']]).toEqual([503, false]);
    expect(body['checks']).toContainEqual(expect.objectContaining({ name: 'county', ok: false, code: 'service.unreachable' }));
  });
});
