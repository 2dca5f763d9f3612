import { Controller, Get, Inject, Injectable, Post, Body, Param, Query } from '@nestjs/common';
import { ROLES, NodeKeys, Accounts, Sessions, type Role } from '@tongxin/access';
import { service } from '@tongxin/runtime';
import { viewReaderOf } from '@tongxin/testing';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString } from 'class-validator';
import { MemoryRecords } from '../../access/src/testing/memory-records.js';
import { Allow, Public } from './allow.js';
import { routeTable, type Route } from './route-table.js';
import { notebook } from './testing/notebook.js';
import { PASSWORD, startNode, type RunningNode } from './testing/node.js';
import { required, Upload, Uploaded, type UploadedDocument } from './upload.js';

const views = viewReaderOf({ 'note-board': { n1: { id: 'n1', text: '春耕', quarter: 1, struck: false } } });

const pathOf = ({ path }: Route) => path.replaceAll(/:\w+/g, 'n1');

async function statusOf(node: RunningNode, route: Route, token?: string): Promise<number> {
  const headers: Record<string, string> = { ...(token !== undefined && { authorization: `Bearer ${token}` }) };
  const answer = await fetch(node.url + pathOf(route), { method: route.method, headers });
  await answer.text();
  return answer.status;
}

describe('every route of a node', () => {
  let node: RunningNode;
  let routes: readonly Route[];
  const tokens = new Map<Role, string>();
  let foreign: string;

  beforeAll(async () => {
    const elsewhere = await NodeKeys.ephemeral();
    node = await startNode({
      services: [notebook],
      views,
      options: { keyOf: (id) => (id === '990101102' ? elsewhere.publicKey : undefined) },
    });
    routes = routeTable(node.app);
    for (const role of ROLES) if (role !== 'system') tokens.set(role, await node.tokenOf(role));
    const records = new MemoryRecords();
    const accounts = new Accounts(records, node.clock, { N: 16, r: 1, p: 1 });
    const { account } = await accounts.create({ name: 'clerk', displayName: '邻镇干事', roles: [...tokens.keys()] }, PASSWORD);
    foreign = await new Sessions('990101102', elsewhere, () => undefined, accounts, records, node.clock).open(account);
  });
  afterAll(() => node.stop());

  it('answers 401 to the anonymous unless it is public', async () => {
    for (const route of routes) {
      const shut = (await statusOf(node, route)) === 401;
      expect([route.method, route.path, shut]).toEqual([route.method, route.path, route.admission !== 'public']);
    }
  });

  it('answers 403 to an account of another node with every role', async () => {
    for (const route of routes.filter(({ admission }) => admission !== 'public')) {
      expect([route.method, route.path, await statusOf(node, route, foreign)]).toEqual([route.method, route.path, 403]);
    }
  });

  it('answers 403 to roles it does not name, and lets in those it names', async () => {
    for (const route of routes.filter(({ admission }) => Array.isArray(admission))) {
      for (const [role, token] of tokens) {
        const shut = (await statusOf(node, route, token)) === 403;
        expect([route.method, route.path, role, shut]).toEqual([
          route.method,
          route.path,
          role,
          !(route.admission as Role[]).includes(role),
        ]);
      }
    }
  });
});

class Sum {
  @Type(() => Number) @IsInt() one!: number;
}
class Word {
  @IsString() word!: string;
}

class Beside {
  @IsOptional() @IsString() note?: string;
}

@Injectable()
class Greeting {
  readonly text = '你好';
}

@Controller('api/by-hand')
@Allow('clerk')
class ByHand {
  constructor(@Inject(Greeting) private readonly greeting: Greeting) {}

  @Get()
  @Public()
  greet(): { text: string } {
    return { text: this.greeting.text };
  }

  @Get('sum')
  @Public()
  sum(@Query() { one }: Sum): { sum: number } {
    return { sum: one + 1 };
  }

  @Get('echo/:id')
  @Public()
  echo(@Param('id') id: string): { id: string } {
    return { id };
  }

  @Post('word')
  @Public()
  word(@Body() { word }: Word): { word: string } {
    return { word };
  }

  @Post('file')
  @Upload(2000)
  file(@Uploaded() file: UploadedDocument | undefined, @Body() { note }: Beside): { name: string; bytes: number; note?: string } {
    const { name, bytes } = required(file);
    return { name, bytes: bytes.byteLength, note };
  }
}

describe('hand-written controllers of a service', () => {
  let node: RunningNode;
  beforeAll(async () => {
    node = await startNode({ services: [service('hand', { controllers: [ByHand], providers: [Greeting] })], views });
  });
  afterAll(() => node.stop());

  async function ask(method: string, path: string, init: RequestInit = {}) {
    const answer = await fetch(`${node.url}/api/by-hand${path}`, { method, ...init });
    return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
  }

  it('are given their providers, and may open one route of a shut controller', async () => {
    expect(await ask('GET', '')).toEqual({ status: 200, json: { text: '你好' } });
  });

  it('have bodies and queries checked by their classes', async () => {
    expect(await ask('GET', '/sum?one=1')).toEqual({ status: 200, json: { sum: 2 } });
    expect(await ask('GET', '/sum?one=x&two=2')).toMatchObject({
      status: 400,
      json: { code: 'http.parameter-invalid', errors: [{ field: 'two' }, { field: 'one' }] },
    });
    const headers = { 'content-type': 'application/json' };
    expect(await ask('POST', '/word', { headers, body: '{"word":1}' })).toMatchObject({
      status: 422,
      json: { errors: [{ zh: '须为文字' }] },
    });
    for (const body of ['null', '[]', '1', '"x"']) expect(await ask('POST', '/word', { headers, body })).toMatchObject({ status: 422 });
  });

  it('have ids in their paths checked', async () => {
    expect(await ask('GET', `/echo/${encodeURIComponent('青石镇-12')}`)).toEqual({ status: 200, json: { id: '青石镇-12' } });
    for (const id of ['%00', 'a%2Fb', '%FF']) expect((await ask('GET', `/echo/${id}`)).status).toBe(400);
  });

  const form = (text: string, name = '计划.txt') => {
    const data = new FormData();
    data.append('file', new Blob([text]), name);
    return data;
  };

  it('take files from those who may, up to their limit', async () => {
    const headers = { authorization: `Bearer ${await node.tokenOf('clerk')}` };
    expect(await ask('POST', '/file', { headers, body: form('春耕') })).toEqual({ status: 201, json: { name: '计划.txt', bytes: 6 } });
    const noted = form('春耕');
    noted.append('note', '急');
    expect(await ask('POST', '/file', { headers, body: noted })).toMatchObject({ status: 201, json: { note: '急' } });
    noted.append('other', '?');
    expect(await ask('POST', '/file', { headers, body: noted })).toMatchObject({ status: 422 });
    expect(await ask('POST', '/file', { headers, body: form('长'.repeat(1000)) })).toMatchObject({
      status: 413,
      json: { code: 'http.file-too-large' },
    });
    expect(await ask('POST', '/file', { headers, body: new FormData() })).toMatchObject({
      status: 400,
      json: { code: 'http.file-missing' },
    });
    expect(await ask('POST', '/file', { body: form('春耕') })).toMatchObject({ status: 401 });
  });
});

@Controller('api/open')
class Unmarked {
  @Get()
  all(): string {
    return '';
  }
}
@Controller('elsewhere')
@Public()
class Elsewhere extends Unmarked {}
@Controller('api/none')
@Allow()
class Nobody extends Unmarked {}
@Controller('api/session')
@Public()
class Double extends Unmarked {}

describe('a node does not start', () => {
  it.each([
    [Unmarked, 'says nothing of who may use it'],
    [Elsewhere, 'is not below /api/'],
    [Nobody, 'allows nobody'],
    [Double, 'stands there twice'],
  ])('with the route of %p', async (controller, why) => {
    await expect(startNode({ services: [service('hand', { controllers: [controller] })], views })).rejects.toThrow(why);
  });
});
