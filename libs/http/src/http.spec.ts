import { NodeKeys } from '@tongxin/access';
import { viewReaderOf } from '@tongxin/testing';
import { notebook } from './testing/notebook.js';
import { PASSWORD, startNode, type RunningNode } from './testing/node.js';

const views = viewReaderOf({
  'note-board': {
    n1: { id: 'n1', text: '春耕', quarter: 1, struck: false },
    n2: { id: 'n2', text: '夏收', quarter: 2, struck: false },
    n3: { id: 'n3', text: '秋种', quarter: 2, struck: true },
  },
});

let node: RunningNode;
let clerk: string;
beforeAll(async () => {
  node = await startNode({ services: [notebook], views });
  clerk = await node.tokenOf('clerk');
});
afterAll(() => node.stop());

interface Asked {
  readonly token?: string;
  readonly headers?: Record<string, string>;
  readonly body?: object;
  readonly raw?: string;
}

async function ask(method: string, path: string, { token, headers, body, raw = body && JSON.stringify(body) }: Asked = {}) {
  const bearer = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const typed = raw === undefined ? {} : { 'content-type': 'application/json' };
  const answer = await fetch(node.url + path, {
    method,
    headers: { ...bearer, ...typed, ...headers },
    ...(raw !== undefined && { body: raw }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, json: (text && JSON.parse(text)) as Record<string, unknown> };
}

describe('commands over HTTP', () => {
  it('makes a stream: 201, where it is, its revision', async () => {
    const { status, headers, json } = await ask('POST', '/api/notes/write-note', { token: clerk, body: { text: '春耕' } });
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/n/990101101/api/notes/${String(json['id'])}`);
    expect(headers.get('etag')).toBe(`"${String(json['revision'])}"`);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('passes id, caller and If-Match on', async () => {
    const { status } = await ask('POST', '/api/notes/n1/amend-note', {
      token: clerk,
      body: { text: '夏收' },
      headers: { 'if-match': '"3"' },
    });
    expect(status).toBe(200);
    expect(node.door.sent.at(-1)).toMatchObject({
      command: 'notes/amend-note',
      body: { text: '夏收' },
      call: { id: 'n1', expected: 3, by: { roles: ['clerk'] } },
    });
  });

  it.each([
    ['"7"', 412, 'command.revision-conflict'],
    ['W/"7"', 412, 'command.revision-conflict'],
    ['7', 400, 'http.if-match-malformed'],
    ['"x"', 400, 'http.if-match-malformed'],
  ])('answers If-Match %s with %i', async (tag, status, code) => {
    const answer = await ask('POST', '/api/notes/n1/amend-note', { token: clerk, body: { text: '夏收' }, headers: { 'if-match': tag } });
    expect(answer).toMatchObject({ status, json: { code } });
  });

  it('takes If-Match * as no particular revision', async () => {
    expect(
      await ask('POST', '/api/notes/n1/amend-note', { token: clerk, body: { text: '夏' }, headers: { 'if-match': '*' } }),
    ).toMatchObject({ status: 200 });
    expect(node.door.sent.at(-1)?.call.expected).toBeUndefined();
  });

  it('has no route for what only the node itself may do', async () => {
    expect(await ask('POST', '/api/notes/n1/purge-note', { token: clerk, body: {} })).toMatchObject({
      status: 404,
      json: { code: 'http.not-found' },
    });
  });

  it.each([['a%00b'], ['%FF'], ['x'.repeat(201)], ['a%2Fb'], ['%0a']])('refuses the id %s', async (id) => {
    const { status, json } = await ask('POST', `/api/notes/${id}/amend-note`, { token: clerk, body: { text: '春' } });
    expect([status, json['status']]).toEqual([400, 400]);
  });
});

describe('idempotency keys', () => {
  const once = (key: string, text: string, token = clerk) =>
    ask('POST', '/api/notes/write-note', { token, body: { text }, headers: { 'idempotency-key': key } });

  it('give the first answer again', async () => {
    const first = await once('key-1', '春耕');
    const again = await once('key-1', '春耕');
    expect(again).toMatchObject({ status: 201, json: first.json });
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(node.door.sent.filter(({ call }) => call.commandId !== undefined)).toHaveLength(1);
  });

  it('refuse another body and another route', async () => {
    await once('key-2', '春耕');
    expect(await once('key-2', '夏收')).toMatchObject({ status: 422, json: { code: 'http.idempotency-key-reused' } });
    expect(
      await ask('POST', '/api/notes/n1/amend-note', { token: clerk, body: { text: '春耕' }, headers: { 'idempotency-key': 'key-2' } }),
    ).toMatchObject({ status: 422 });
  });

  it('belong to the account', async () => {
    const mine = await once('key-3', '春耕');
    const theirs = await once('key-3', '夏收', await node.tokenOf('clerk'));
    expect(theirs.status).toBe(201);
    expect(theirs.json['id']).not.toBe(mine.json['id']);
  });

  it('wait for each other', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => once('key-4', '春耕')));
    expect(new Set(answers.map(({ json }) => json['id'])).size).toBe(1);
  });

  it('survive a restart', async () => {
    await node.accounts.create({ name: 'qian', displayName: '钱', roles: ['clerk'] }, PASSWORD);
    const keys = await NodeKeys.ephemeral();
    const answers = [];
    for (const _start of [1, 2]) {
      const started = await startNode({ services: [notebook], views, records: node.records, keys });
      const token = await started.signIn('qian');
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': 'key-5' };
      const answer = await fetch(`${started.url}/api/notes/write-note`, { method: 'POST', headers, body: '{"text":"春耕"}' });
      answers.push({ status: answer.status, etag: answer.headers.get('etag'), json: await answer.json(), sent: started.door.sent.length });
      await started.stop();
    }
    expect(answers).toEqual([answers[0], { ...answers[0], sent: 0 }]);
  });

  it('still refuse another body after a crash before the answer was kept', async () => {
    expect((await once('key-7', 'broken')).status).toBe(500);
    expect((await once('key-7', '春耕')).status).toBe(422);
  });

  it('are free again after a refusal', async () => {
    expect((await once('key-6', 'struck')).status).toBe(409);
    expect((await once('key-6', '春耕')).status).toBe(201);
  });

  it('must be visible characters', async () => {
    expect(await once('a b', '春耕')).toMatchObject({ status: 400, json: { code: 'http.idempotency-key-malformed' } });
  });
});

describe('problems', () => {
  it('name code, both languages and the correlation id', async () => {
    const correlation = '0b8f5f34-6f0e-4d6c-9a3b-3c1d5f0a7e11';
    const { status, headers, json } = await ask('POST', '/api/notes/write-note', {
      token: clerk,
      body: { text: 'struck' },
      headers: { 'x-correlation-id': correlation },
    });
    expect(status).toBe(409);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(json).toEqual({
      type: 'urn:tongxin:problem:note.struck',
      title: '现在不能这样做',
      titleEn: 'Not allowed as things stand',
      status: 409,
      code: 'note.struck',
      detail: '“struck”已删去。',
      detailEn: '“struck” was struck.',
      instance: `urn:uuid:${correlation}`,
      details: { text: 'struck' },
    });
  });

  it('list the fields that do not hold', async () => {
    const { status, json } = await ask('POST', '/api/notes/write-note', { token: clerk, body: {} });
    expect(status).toBe(422);
    expect(json).toMatchObject({ code: 'command.invalid', errors: [{ field: 'text', rule: 'isLength', zh: '长度不符合要求' }] });
  });

  it('tell nothing of an error that was not foreseen', async () => {
    const { status, json } = await ask('POST', '/api/notes/write-note', { token: clerk, body: { text: 'broken' } });
    expect(status).toBe(500);
    expect(JSON.stringify(json)).not.toContain('secret');
  });

  it.each([
    [400, 'http.malformed-json', '{"text":', 'application/json'],
    [415, 'http.unsupported-media-type', 'text=1', 'application/x-www-form-urlencoded'],
    [415, 'http.unsupported-media-type', '{}', 'application/json; charset=klingon'],
    [413, 'http.too-large', JSON.stringify({ text: '长'.repeat(5000) }), 'application/json'],
  ])('answer %i %s', async (status, code, raw, type) => {
    expect(await ask('POST', '/api/notes/write-note', { token: clerk, raw, headers: { 'content-type': type } })).toMatchObject({
      status,
      json: { code },
    });
  });
});

describe('views over HTTP', () => {
  it('page by an opaque cursor', async () => {
    const first = await ask('GET', '/api/note-board?limit=2', { token: clerk });
    expect(first).toMatchObject({ status: 200, json: { items: [{ id: 'n1' }, { id: 'n2' }] } });
    const rest = await ask('GET', `/api/note-board?limit=2&cursor=${String(first.json['next'])}`, { token: clerk });
    expect(rest.json).toEqual({ items: [{ id: 'n3', text: '秋种', quarter: 2, struck: true }], position: 0 });
  });

  it('filter by fields of the model’s type', async () => {
    expect((await ask('GET', '/api/note-board?quarter=2&struck=false', { token: clerk })).json['items']).toMatchObject([{ id: 'n2' }]);
  });

  it.each([
    ['limit=0', 'http.parameter-invalid'],
    ['limit=501', 'http.parameter-invalid'],
    ['limit=x', 'http.parameter-invalid'],
    ['quarter=two', 'http.parameter-invalid'],
    ['struck=1', 'http.parameter-invalid'],
    ['text=1', 'http.parameter-invalid'],
    ['quarter=1&quarter=2', 'http.parameter-invalid'],
    ['minPosition=-1', 'http.parameter-invalid'],
    ['cursor=zzz', 'http.cursor-invalid'],
  ])('refuse ?%s', async (query, code) => {
    expect(await ask('GET', `/api/note-board?${query}`, { token: clerk })).toMatchObject({ status: 400, json: { code } });
  });

  it('give one document with a tag, and nothing to those who have it', async () => {
    const { status, headers, json } = await ask('GET', '/api/note-board/n1', { token: clerk });
    expect([status, json['text'], headers.get('etag')]).toEqual([200, '春耕', '"v2p0"']);
    const again = await ask('GET', '/api/note-board/n1', { token: clerk, headers: { 'if-none-match': '"v2p0"' } });
    expect([again.status, again.json]).toEqual([304, '']);
  });

  it('say what is not there', async () => {
    expect(await ask('GET', '/api/note-board/n9', { token: clerk })).toMatchObject({ status: 404, json: { code: 'note-board.not-found' } });
  });
});

describe('sessions over HTTP', () => {
  const signIn = (account: string, password = PASSWORD, headers: Record<string, string> = {}) =>
    ask('POST', '/api/session', { body: { account, password }, headers });

  async function cookieOf(account: string): Promise<string> {
    return (await signIn(account)).headers.get('set-cookie')?.split(';')[0] ?? '';
  }

  beforeAll(async () => {
    await node.accounts.create({ name: 'wang', displayName: '王干事', roles: ['clerk'] }, PASSWORD);
  });

  it('set a cookie that scripts and other sites cannot reach', async () => {
    const { status, headers, json } = await signIn('wang');
    expect(status).toBe(200);
    expect(json).toEqual({
      account: 'wang',
      displayName: '王干事',
      node: '990101101',
      nodeName: '示例镇政协工委',
      roles: ['clerk'],
      mustChangePassword: false,
    });
    expect(headers.get('set-cookie')).toMatch(/^tongxin_session=[^;]+; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it('refuse a wrong password and an unknown account alike', async () => {
    expect(await signIn('wang', 'wrong-password')).toMatchObject({ status: 401, json: { code: 'access.bad-credentials' } });
    expect(await signIn('nobody', 'wrong-password')).toMatchObject({ status: 401, json: { code: 'access.bad-credentials' } });
  });

  it.each([
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'http://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 200],
    [{}, 200],
  ])('take a command with the cookie and %o: %i', async (headers, status) => {
    const cookie = await cookieOf('wang');
    const answer = await ask('POST', '/api/notes/n1/amend-note', {
      body: { text: '夏收' },
      headers: { cookie, ...(headers as Record<string, string>) },
    });
    expect(answer.status).toBe(status);
  });

  it('are renewed by use', async () => {
    const cookie = await cookieOf('wang');
    expect((await ask('GET', '/api/session', { headers: { cookie } })).headers.get('set-cookie')).toBeNull();
    node.clock.forward(16);
    const renewed = (await ask('GET', '/api/session', { headers: { cookie } })).headers.get('set-cookie')?.split(';')[0] ?? '';
    node.clock.forward(16);
    expect((await ask('GET', '/api/session', { headers: { cookie } })).json['code']).toBe('access.session-expired');
    expect((await ask('GET', '/api/session', { headers: { cookie: renewed } })).status).toBe(200);
    clerk = await node.tokenOf('clerk');
  });

  it('end when signed out', async () => {
    const cookie = await cookieOf('wang');
    const { status, headers } = await ask('DELETE', '/api/session', { headers: { cookie } });
    expect([status, headers.get('set-cookie')]).toEqual([204, expect.stringContaining('tongxin_session=;')]);
    expect((await ask('GET', '/api/session', { headers: { cookie } })).status).toBe(401);
  });

  it('let an account with a one-time password do nothing but change it', async () => {
    const { password } = await node.accounts.create({ name: 'li', displayName: '李', roles: ['clerk'] });
    const cookie = (await signIn('li', password)).headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await ask('GET', '/api/session', { headers: { cookie } })).json['mustChangePassword']).toBe(true);
    expect(await ask('GET', '/api/note-board', { headers: { cookie } })).toMatchObject({
      status: 403,
      json: { code: 'access.password-must-change' },
    });
    const changed = await ask('POST', '/api/session/password', { headers: { cookie }, body: { current: password, next: PASSWORD } });
    const fresh = changed.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await ask('GET', '/api/note-board', { headers: { cookie: fresh } })).status).toBe(200);
    expect((await ask('GET', '/api/note-board', { headers: { cookie } })).status).toBe(401);
  });

  it('lock after five wrong passwords', async () => {
    await node.accounts.create({ name: 'zhao', displayName: '赵', roles: ['clerk'] }, PASSWORD);
    for (let i = 0; i < 5; i += 1) await signIn('zhao', 'wrong-password');
    const { status, headers, json } = await signIn('zhao');
    expect([status, json['code'], headers.get('retry-after')]).toEqual([429, 'access.locked', '900']);
  });
});

describe('accounts over HTTP', () => {
  it('are the administrator’s', async () => {
    expect((await ask('GET', '/api/accounts', { token: clerk })).status).toBe(403);
    const token = await node.tokenOf('administrator');
    const opened = await ask('POST', '/api/accounts', { token, body: { name: 'sun', displayName: '孙', roles: ['clerk'] } });
    expect([opened.status, opened.headers.get('location')]).toEqual([201, '/n/990101101/api/accounts/sun']);
    expect(await ask('POST', '/api/accounts', { token, body: { name: 'sun', displayName: '孙', roles: ['clerk'] } })).toMatchObject({
      status: 409,
    });
    expect(await ask('POST', '/api/accounts', { token, body: { name: 'x', roles: ['system'] } })).toMatchObject({
      status: 422,
      json: { code: 'command.invalid' },
    });
    expect((await ask('POST', '/api/accounts/sun/disable', { token })).json['disabled']).toBe(true);
    expect((await ask('POST', '/api/accounts/sun/enable', { token })).json['disabled']).toBe(false);
    expect((await ask('POST', '/api/accounts/sun/reset-password', { token })).json['password']).toMatch(/^\w{5}-\w{5}-\w{5}$/);
    expect((await ask('POST', '/api/accounts/who/disable', { token })).status).toBe(404);
  });
});

describe('what an answer says to a browser', () => {
  it('lets the console work on plain http, and nothing from elsewhere', async () => {
    const { headers } = await ask('GET', '/api/health/live');
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self' 'unsafe-inline'");
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('is a problem for addresses that are none', async () => {
    expect(await ask('GET', '/api/none')).toMatchObject({ status: 404, json: { code: 'http.not-found' } });
    expect(await ask('PUT', '/api/session')).toMatchObject({ status: 404, json: { code: 'http.not-found' } });
  });
});

describe('health', () => {
  it('is told to anyone', async () => {
    expect(await ask('GET', '/api/health/live')).toMatchObject({ status: 200, json: { ok: true } });
    expect(await ask('GET', '/api/health/ready')).toMatchObject({ status: 200, json: { ok: true } });
  });

  it('says what is amiss', async () => {
    const checks = [
      { name: 'event-store', ok: true },
      { name: 'view note-board', ok: false, code: 'view.stopped', zh: '视图停在 41', en: 'The view stopped at 41' },
    ];
    const ill = await startNode({ services: [notebook], views, options: { readiness: () => checks } });
    const answer = await fetch(`${ill.url}/api/health/ready`);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await answer.json()).toMatchObject({ code: 'http.not-ready', details: { checks } });
    await ill.stop();
  });
});

describe('behind a proxy that speaks TLS', () => {
  it('sets a cookie for TLS only, and takes the proxy’s word for the host', async () => {
    const behind = await startNode({ services: [notebook], views, trustProxy: true });
    await behind.accounts.create({ name: 'wang', displayName: '王', roles: ['clerk'] }, PASSWORD);
    const headers = {
      'content-type': 'application/json',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'cppcc.example',
      origin: 'https://cppcc.example',
    };
    const body = JSON.stringify({ account: 'wang', password: PASSWORD });
    const answer = await fetch(`${behind.url}/api/session`, { method: 'POST', headers, body });
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, expect.stringContaining('; Secure')]);
    await behind.stop();
  });
});
