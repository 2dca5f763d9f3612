import { listen } from '@tongxin/http';
import type { Role } from '@tongxin/access';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Program } from '../../apps/node/src/program.js';
import { TOWNSHIPS } from '../../apps/node/src/sample/sample-nodes.js';
import { webApplication } from '../../apps/node/src/web-server.js';
import * as examples from '../../apps/proposals/src/examples.js';

// Drafts, boards and a member's own pages over HTTP, at a township that is not linked yet.

jest.setTimeout(60_000);

const township = { ...TOWNSHIPS[1], superior: null };
const password = 'a-long-enough-password';
let folder: string;
let program: Program;
let server: Server;
let tokens: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tongxin-drafts-'));
  program = await Program.open(folder, {
    onError: (error) => {
      throw error;
    },
  });
  await program.found([township], false);
  server = await listen(webApplication(program), { port: 0 });
  tokens = {
    wang: await account('wang', ['member'], '12-001'),
    zhao: await account('zhao', ['member'], '12-002'),
    clerk: await account('clerk', ['clerk']),
  };
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await program.close();
  await rm(folder, { recursive: true, force: true });
});

async function account(name: string, roles: Role[], memberId?: string): Promise<string> {
  await program.only().accounts.create({ name, displayName: name, roles, ...(memberId !== undefined && { memberId }) }, password);
  const { headers } = await ask('', 'POST', 'session', { account: name, password });
  return /tongxin_session=([^;]+)/.exec(headers.getSetCookie()[0] ?? '')?.[1] ?? '';
}

async function ask(by: string, method: string, path: string, body?: object, headers: Record<string, string> = {}) {
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/n/${township.id}/api/${path}`, {
    method,
    headers: {
      ...headers,
      ...(by && { authorization: `Bearer ${tokens[by] ?? ''}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    json: (text ? JSON.parse(text) : undefined) as Record<string, unknown> | undefined,
  };
}

describe('drafts of proposals', () => {
  it('are saved as they are typed, by revision, and gone when discarded, without an event', async () => {
    const head = await program.only().stores.events.head();
    const first = await ask('wang', 'PUT', 'proposal-drafts/d1', examples.proposalDraftExample, { 'if-match': '"-1"' });
    expect([first.status, first.headers.get('etag')]).toEqual([200, '"0"']);
    const second = await ask(
      'wang',
      'PUT',
      'proposal-drafts/d1',
      { ...examples.proposalDraftExample, facts: '情况' },
      { 'if-match': '"0"' },
    );
    expect(second.json).toMatchObject({ revision: 1, content: { facts: '情况', source: examples.proposalDraftExample.source } });
    const late = await ask('wang', 'PUT', 'proposal-drafts/d1', { title: '另一窗口' }, { 'if-match': '"0"' });
    expect(late.json).toMatchObject({ code: 'draft.changed' });
    expect((await ask('wang', 'GET', 'proposal-drafts')).json).toMatchObject({ items: [{ id: 'd1', revision: 1 }] });
    expect((await ask('wang', 'DELETE', 'proposal-drafts/d1')).status).toBe(204);
    expect((await ask('wang', 'GET', 'proposal-drafts/d1')).status).toBe(404);
    expect(await program.only().stores.events.head()).toBe(head);
  });
  it('are seen by the account that writes them alone', async () => {
    await ask('wang', 'PUT', 'opinion-drafts/o1', examples.opinionDraftExample);
    expect((await ask('zhao', 'GET', 'opinion-drafts/o1')).status).toBe(404);
    expect((await ask('clerk', 'GET', 'opinion-drafts')).json).toEqual({ items: [] });
    await ask('zhao', 'DELETE', 'opinion-drafts/o1');
    expect((await ask('wang', 'GET', 'opinion-drafts/o1')).json).toMatchObject({ content: examples.opinionDraftExample });
  });
  it('refuse an id that is none, and what is no draft', async () => {
    expect((await ask('wang', 'PUT', 'proposal-drafts/a.b', {})).status).toBe(400);
    expect((await ask('wang', 'PUT', 'proposal-drafts/d2', { suggestions: [null] })).status).toBe(422);
    expect((await ask('wang', 'GET', 'proposal-drafts?after=a.b')).status).toBe(400);
  });
});

describe('what is submitted', () => {
  it('stands on the boards, with the member’s own pages, and for nobody’s else', async () => {
    const submitted = await ask('wang', 'POST', 'proposals/d1/submit-proposal', examples.submitProposal);
    expect(submitted.json).toMatchObject({ id: 'd1', events: ['ProposalSubmitted'] });
    const seen = `minPosition=${String(submitted.json?.['position'])}`;
    expect((await ask('clerk', 'GET', `proposal-board/${township.id}.d1?${seen}`)).json).toMatchObject({
      stage: 'SUBMITTED',
      source: examples.submitProposal.source,
    });
    expect((await ask('wang', 'GET', `my-proposals?${seen}`)).json).toMatchObject({ items: [{ as: 'LEAD', proposal: { id: 'd1' } }] });
    expect((await ask('zhao', 'GET', `my-proposals?${seen}`)).json).toEqual({ items: [] });
    expect((await ask('wang', 'GET', 'proposal-board')).status).toBe(403);
    expect((await ask('clerk', 'GET', 'my-proposals')).status).toBe(403);
    expect((await ask('zhao', 'POST', 'proposals/d1/withdraw-proposal', { reason: '重复' })).json).toMatchObject({
      code: 'proposal.of-another',
    });
  });
  it('finds the dictionary of grounds for not filing', async () => {
    const { json } = await ask('wang', 'GET', 'not-filed-reasons');
    expect(json).toHaveLength(10);
  });
  it('knows nothing of cases where there is no county', async () =>
    expect((await ask('clerk', 'POST', `proposal-cases/${township.id}.d1/file-proposal`, {})).status).toBe(404));
});
