import { readText } from '@tongxin/documents';
import { demandLines } from '../../apps/node/src/sample/demand-lines.js';
import { accountsOf } from '../../apps/node/src/sample/sample-accounts.js';
import { COUNTY, TOWNSHIPS } from '../../apps/node/src/sample/sample-nodes.js';
import type { DemandCard } from '../../apps/liaison/src/views/demand-card.js';
import { foundIn, leaks, outputOf } from './leaks.js';
import { serveSample, signIn, type ServedSample } from './sample-program.js';

// What residents said over the sample's whole year, and what is planted beside it, is looked for in every file, line and answer; then all of it is erased.

jest.setTimeout(240_000);

const NODES = [COUNTY, ...TOWNSHIPS];
const planted = TOWNSHIPS.map(({ id }, at) => ({
  name: `司徒霁岚${at}`,
  phone: `1396${String(5_500_000 + at * 171)}`,
  idNumber: `99010119681${at}23${31 + at}6X`,
  address: `${id}石鼓岭${at + 3}组`,
  text: `山墙倾斜第${at}处，夜里不敢住人`,
}));
const ofTheYear = TOWNSHIPS.flatMap(({ id }) => demandLines(id).map(({ body }) => body as Partial<Record<'name' | 'text', string>>));
const secrets = [
  ...new Set([...planted.flatMap((person) => Object.values(person)), ...ofTheYear.flatMap(({ name, text }) => [name, text])]),
]
  .filter((text) => text !== undefined)
  // Words that anybody may have said.
  .filter((text) => text !== '已当面答复。');

let sample: ServedSample;
let output = '';
const tokens = new Map<string, string>();

beforeAll(async () => {
  output = await outputOf(async () => {
    sample = await serveSample();
    for (const { id } of NODES)
      for (const { account } of accountsOf(id)) tokens.set(`${account}@${id}`, await signIn(sample.url, id, account));
    for (const [at, { id }] of TOWNSHIPS.entries()) {
      const body = { ...planted[at], category: 'HOUSING', channel: 'RECEPTION', on: '2023-12-28' };
      expect((await ask(`clerk@${id}`, 'POST', 'resident-demands/receive-demand', body)).status).toBe(201);
    }
    for (const { engines } of sample.program.nodes()) await engines.settle();
  });
});
afterAll(() => sample.close());

function ask(who: string, method: string, path: string, body?: object): Promise<Response> {
  const [, node = ''] = who.split('@');
  return fetch(`${sample.url}/n/${node}/api/${path}`, {
    method,
    headers: { authorization: `Bearer ${tokens.get(who) ?? ''}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
}

async function demandsOf(township: string): Promise<DemandCard[]> {
  const { items } = (await (await ask(`clerk@${township}`, 'GET', 'demand-list?limit=200')).json()) as { items: DemandCard[] };
  return items;
}

const reveal = (township: string, id: string) =>
  ask(`clerk@${township}`, 'POST', `resident-demands/${id}/reveal`, { purpose: 'HANDLE', fields: ['name', 'text'] });

describe('what residents said in a year', () => {
  it('is in the vault, and shown to who says for what', async () => {
    for (const { id } of TOWNSHIPS) {
      const texts = await Promise.all((await demandsOf(id)).map(async (demand) => (await reveal(id, demand.id)).text()));
      expect(texts.filter((text) => foundIn(text, secrets).length < 2)).toEqual([]);
    }
  });

  it('is in no file but the vault’s, where it is encrypted, and in nothing the program wrote', () => {
    expect(leaks(sample.program.directory, secrets)).toEqual([]);
    expect(foundIn(output, secrets)).toEqual([]);
  });

  it('is in no answer to a question of any account', async () => {
    const told: string[] = [];
    for (const who of tokens.keys()) {
      const node = sample.program.only(who.split('@')[1]);
      const paths = node.routes().filter(({ method, path }) => method === 'GET' && !path.includes(':'));
      for (const { path } of paths) {
        const text = await (await ask(who, 'GET', `${path.replace(/^\/api\//, '')}?limit=200`)).text();
        told.push(...foundIn(text, secrets).map((secret) => `${who} ${path}: ${secret}`));
      }
    }
    expect(told).toEqual([]);
  });

  it('is in no report that is taken away as a file', async () => {
    for (const query of ['format=docx&by=township', 'format=docx&by=sector', 'format=xlsx&by=township', 'format=xlsx&by=sector']) {
      const answer = await ask(`office@${COUNTY.id}`, 'GET', `reports/2023/export?${query}`);
      const text = await readText(new Uint8Array(await answer.arrayBuffer()), 'report');
      expect(text).toContain('四个一');
      expect(foundIn(text, secrets)).toEqual([]);
    }
  });

  it('is gone once it is erased', async () => {
    for (const { id } of TOWNSHIPS) {
      const demands = await demandsOf(id);
      expect(demands.length).toBeGreaterThan(6);
      for (const personId of new Set(demands.map((demand) => demand.personId))) {
        const erased = await ask(`lead@${id}`, 'POST', `people/${personId}/erase-person`, { reason: 'REQUESTED' });
        expect(erased.status).toBe(200);
      }
      const answers = await Promise.all(demands.map((demand) => reveal(id, demand.id)));
      expect(answers.map(({ status }) => status)).toEqual(demands.map(() => 409));
      for (const answer of answers) expect(foundIn(await answer.text(), secrets)).toEqual([]);
    }
  });
});
