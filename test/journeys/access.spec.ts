import { commandSubject } from '@tongxin/hosting';
import { accountsOf } from '../../apps/node/src/sample/sample-accounts.js';
import { COUNTY, TOWNSHIPS } from '../../apps/node/src/sample/sample-nodes.js';
import { callerAs } from '../../apps/node/src/operator.js';
import { perform } from '../../apps/node/src/operations/perform.js';
import type { OpenNode } from '../../apps/node/src/open-node.js';
import type { Route } from '@tongxin/http';
import { serveSample, signIn, type ServedSample } from './sample-program.js';

// Who gets in where, made from the route table: a route added tomorrow is tried tomorrow.

jest.setTimeout(120_000);

let sample: ServedSample;
const tokens = new Map<string, string>();

beforeAll(async () => {
  sample = await serveSample();
  for (const { id } of [COUNTY, ...TOWNSHIPS]) {
    for (const { account } of accountsOf(id)) tokens.set(`${account}@${id}`, await signIn(sample.url, id, account));
  }
});

afterAll(() => sample.close());

function callOf(node: OpenNode, { method, path }: Route, token?: string): Promise<Response> {
  const filled = path.replaceAll(/:(\w+)/g, 'x');
  return fetch(`${sample.url}/n/${node.identity.id}${filled}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    ...(method !== 'GET' && method !== 'DELETE' && { body: '{}' }),
  });
}

async function outcomes(routes: (node: OpenNode) => readonly Route[], tokenFor: (node: OpenNode) => readonly (string | undefined)[]) {
  const seen: { where: string; status: number; code: string }[] = [];
  for (const node of sample.program.nodes()) {
    for (const route of routes(node)) {
      for (const token of tokenFor(node)) {
        const response = await callOf(node, route, token);
        const { code } = (await response.json().catch(() => ({}))) as { code?: string };
        seen.push({ where: `${node.identity.id} ${route.method} ${route.path}`, status: response.status, code: code ?? '' });
      }
    }
  }
  return seen;
}

const closed = (node: OpenNode) => node.routes().filter(({ admission }) => admission !== 'public');

describe('who gets in', () => {
  it('shuts every route of every node to an anonymous caller', async () => {
    const seen = await outcomes(closed, () => [undefined]);
    expect(seen.length).toBeGreaterThan(60);
    expect(seen.filter(({ status }) => status !== 401)).toEqual([]);
  });

  it('shuts every route to the accounts of every other node', async () => {
    const strangers = (node: OpenNode) => [...tokens].filter(([name]) => !name.endsWith(`@${node.identity.id}`)).map(([, token]) => token);
    const seen = await outcomes(closed, strangers);
    expect(seen.filter(({ status, code }) => status !== 403 || code !== 'access.other-node')).toEqual([]);
  });

  it('shuts every route to roles it does not name', async () => {
    for (const node of sample.program.nodes()) {
      for (const { account, roles } of accountsOf(node.identity.id)) {
        const others = closed(node).filter(({ admission }) => Array.isArray(admission) && !roles.some((role) => admission.includes(role)));
        for (const route of others) {
          const response = await callOf(node, route, tokens.get(`${account}@${node.identity.id}`));
          expect([`${route.method} ${route.path}`, response.status]).toEqual([`${route.method} ${route.path}`, 403]);
        }
      }
    }
  });

  it('lets no named role be turned away as unauthorised', async () => {
    for (const node of sample.program.nodes()) {
      for (const { account, roles } of accountsOf(node.identity.id)) {
        const own = closed(node).filter(
          ({ admission, method }) => method === 'GET' && Array.isArray(admission) && roles.some((role) => admission.includes(role)),
        );
        for (const route of own)
          expect([401, 403, 500]).not.toContain((await callOf(node, route, tokens.get(`${account}@${node.identity.id}`))).status);
      }
    }
  });
});

describe('the other doors', () => {
  const commandsOf = (node: OpenNode) => node.door.names();

  it('refuse a township’s account at the county’s message door, for every command', async () => {
    const { program } = sample;
    const [county, township] = [program.only(COUNTY.id), program.only(TOWNSHIPS[0]?.id)];
    const token = tokens.get(`clerk@${township.identity.id}`) ?? '';
    for (const command of commandsOf(county)) {
      const asked = program.messenger.request(commandSubject(county.identity.id, command), { token, command, id: 'x', body: {} });
      await expect(asked).rejects.toMatchObject({ code: 'access.other-node' });
    }
  });

  it('refuse a message without a token that holds', async () => {
    const asked = sample.program.messenger.request(commandSubject(COUNTY.id, 'members/admit-member'), {
      token: 'forged',
      command: 'members/admit-member',
      id: 'x',
      body: {},
    });
    await expect(asked).rejects.toMatchObject({ code: expect.stringMatching(/^access\./) as unknown });
  });

  it('refuse the command line what its account may not do', async () => {
    const township = TOWNSHIPS[0]?.id ?? '';
    const input = { period: '2023', node: COUNTY.id, as: 'clerk' };
    await expect(perform(sample.program, 'report', input, () => undefined)).rejects.toMatchObject({ code: 'operator.account-unknown' });
    const clerk = await callerAs(sample.program.only(township), 'clerk');
    const county = sample.program.only(COUNTY.id);
    for (const command of commandsOf(county)) {
      await expect(county.door.send(command, {}, { id: 'x', by: clerk })).rejects.toMatchObject({ code: 'access.other-node' });
    }
  });
});
