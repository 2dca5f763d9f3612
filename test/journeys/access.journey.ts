import { closedAfterwards } from '@tongxin/testing';
import type { Route } from '@tongxin/http';
import { accountsOf } from '../../apps/node/src/sample/sample-accounts.js';
import { COUNTY, TOWNSHIPS } from '../../apps/node/src/sample/sample-nodes.js';
import { signIn } from './sample-program.js';

// Who gets in where, made from the route table, wherever the county's services run: a route added tomorrow is tried tomorrow.

/** A node and its ways in. */
interface Doors {
  readonly id: string;
  readonly routes: readonly Route[];
}

/** Nodes that are tried, behind one address; all accounts of the sample are there. */
export interface Place {
  readonly url: string;
  readonly nodes: readonly Doors[];
  close(): Promise<void>;
}

let place: Place;
const tokens = new Map<string, string>();

function callOf(node: Doors, { method, path }: Route, token?: string): Promise<Response> {
  const filled = path.replaceAll(/:(\w+)/g, 'x');
  return fetch(`${place.url}/n/${node.id}${filled}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    ...(method !== 'GET' && method !== 'DELETE' && { body: '{}' }),
  });
}

async function outcomes(routes: (node: Doors) => readonly Route[], tokenFor: (node: Doors) => readonly (string | undefined)[]) {
  const seen: { where: string; status: number; code: string }[] = [];
  for (const node of place.nodes) {
    for (const route of routes(node)) {
      for (const token of tokenFor(node)) {
        const response = await callOf(node, route, token);
        const { code } = (await response.json().catch(() => ({}))) as { code?: string };
        seen.push({ where: `${node.id} ${route.method} ${route.path}`, status: response.status, code: code ?? '' });
      }
    }
  }
  return seen;
}

const shut = (node: Doors) => node.routes.filter(({ admission }) => admission !== 'public');

export function accessJourney(open: () => Promise<Place>): void {
  const closed = closedAfterwards();
  beforeAll(async () => {
    place = await closed(open());
    tokens.clear();
    for (const { id } of [COUNTY, ...TOWNSHIPS])
      for (const { account } of accountsOf(id)) tokens.set(`${account}@${id}`, await signIn(place.url, id, account));
  });

  describe('who gets in', () => {
    it('shuts every route of every node to an anonymous caller', async () => {
      const seen = await outcomes(shut, () => [undefined]);
      expect(seen.length).toBeGreaterThan(60);
      expect(seen.filter(({ status }) => status !== 401)).toEqual([]);
    });

    it('shuts every route to the accounts of every other node', async () => {
      const strangers = (node: Doors) => [...tokens].filter(([name]) => !name.endsWith(`@${node.id}`)).map(([, token]) => token);
      const seen = await outcomes(shut, strangers);
      expect(seen.filter(({ status, code }) => status !== 403 || code !== 'access.other-node')).toEqual([]);
    });

    it('shuts every route to roles it does not name', async () => {
      for (const node of place.nodes) {
        for (const { account, roles } of accountsOf(node.id)) {
          const others = shut(node).filter(({ admission }) => Array.isArray(admission) && !roles.some((role) => admission.includes(role)));
          for (const route of others) {
            const response = await callOf(node, route, tokens.get(`${account}@${node.id}`));
            expect([`${route.method} ${route.path}`, response.status]).toEqual([`${route.method} ${route.path}`, 403]);
          }
        }
      }
    });

    it('lets no named role be turned away as unauthorised', async () => {
      for (const node of place.nodes) {
        for (const { account, roles } of accountsOf(node.id)) {
          const own = shut(node).filter(
            ({ admission, method }) => method === 'GET' && Array.isArray(admission) && roles.some((role) => admission.includes(role)),
          );
          for (const route of own)
            expect([401, 403, 500]).not.toContain((await callOf(node, route, tokens.get(`${account}@${node.id}`))).status);
        }
      }
    });
  });
}
