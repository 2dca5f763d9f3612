import { requires } from '@tongxin/testing';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { VARIABLES } from '../../libs/hosting/src/variables.js';
import { readYaml, type Yaml } from './yaml-subset.js';

// What no engine is needed for: every reference in the compose files, the Dockerfile and the servers' configuration leads somewhere.

type Part = Readonly<Record<string, Yaml>>;

const mapOf = (value: Yaml | undefined): Part =>
  value === undefined || typeof value === 'string' || Array.isArray(value) ? {} : (value as Part);
const listOf = (value: Yaml | undefined): readonly string[] => (Array.isArray(value) ? (value as readonly string[]) : []);
const wordOf = (value: Yaml | undefined): string => (typeof value === 'string' ? value : '');
const readPart = (file: string): Part => mapOf(readYaml(readFileSync(file, 'utf8')));

/** A service with what it extends, as compose merges them: maps by key, lists one after the other. */
function extended(file: string, name: string): Part {
  const own = mapOf(mapOf(readPart(file)['services'])[name]);
  const base = mapOf(own['extends']);
  if (base['service'] === undefined) return own;
  const from = base['file'] === undefined ? file : join(dirname(file), wordOf(base['file']));
  const inherited = extended(from, wordOf(base['service']));
  const merged = (key: string): Yaml => {
    const [below, above] = [inherited[key], own[key]];
    if (below === undefined || above === undefined) return above ?? below ?? '';
    if (key === 'command') return above;
    if (Array.isArray(below)) return [...listOf(below), ...listOf(above)];
    return typeof above === 'string' ? above : { ...mapOf(below), ...mapOf(above) };
  };
  return Object.fromEntries([...new Set([...Object.keys(inherited), ...Object.keys(own)])].map((key) => [key, merged(key)]));
}

const compose = readPart('docker-compose.yml');
const names = Object.keys(mapOf(compose['services']));
const services = new Map(names.map((name) => [name, extended('docker-compose.yml', name)]));
const ours = [...services].filter(([, { image }]) => wordOf(image).startsWith('tongxin:'));

describe('docker-compose.yml', () => {
  it('has the five services, what they stand on, and what stands before them', () =>
    expect(names).toEqual([
      ...['eventstoredb', 'mongodb', 'mongodb-init', 'nats'],
      ...['members', 'activities', 'proposals', 'liaison', 'county', 'gateway', 'proxy'],
    ]));

  it.each([...services])('%s leads nowhere that is not there', (_name, service) => {
    expect(Object.keys(mapOf(service['depends_on'])).filter((other) => !services.has(other))).toEqual([]);
    expect(listOf(service['networks']).filter((network) => !(network in mapOf(compose['networks'])))).toEqual([]);
    expect(listOf(service['secrets']).filter((secret) => !(secret in mapOf(compose['secrets'])))).toEqual([]);
    for (const volume of listOf(service['volumes'])) {
      const [source = ''] = volume.replace(/\$\{\w+:-(.*?)\}/, '$1').split(':');
      if (!source.startsWith('.')) expect(Object.keys(mapOf(compose['volumes']))).toContain(source);
      else if (!source.startsWith('./secrets')) expect([source, existsSync(source)]).toEqual([source, true]);
    }
  });

  it.each([...services])('%s waits for others by their health or their end, and is bounded', (_name, service) => {
    for (const [other, { condition }] of Object.entries(mapOf(service['depends_on'])) as [string, Part][])
      expect(condition).toBe(other === 'mongodb-init' ? 'service_completed_successfully' : 'service_healthy');
    expect(service['mem_limit']).toMatch(/^\d+[mg]$/);
  });

  it.each(ours)('%s is told nothing that is not declared, and secrets by file alone', (name, service) => {
    const environment = Object.entries(mapOf(service['environment']));
    const declared = new Set<string>(
      Object.entries(VARIABLES).flatMap(([variable, { form }]) => (form === 'secret' ? [variable, `${variable}_FILE`] : [variable])),
    );
    expect(environment.map(([variable]) => variable).filter((variable) => !declared.has(variable))).toEqual([]);
    for (const [, value] of environment) {
      const secret = /^\/run\/secrets\/(\w+)$/.exec(wordOf(value))?.[1];
      if (secret !== undefined) expect([name, listOf(service['secrets'])]).toEqual([name, expect.arrayContaining([secret])]);
    }
  });

  it.each(ours)('%s runs as nobody in particular, on a file system it cannot write', (_name, service) =>
    expect(service).toMatchObject({ user: 'node', read_only: 'true', cap_drop: ['ALL'] }),
  );

  it.each(ours)('%s starts a program that is built', (_name, service) => {
    const [main = ''] = listOf(service['command']);
    expect(existsSync(main.replace(/^dist\//, '').replace(/\.js$/, '.ts'))).toBe(true);
  });
});

describe('the Dockerfile', () => {
  const steps = readFileSync('deploy/Dockerfile', 'utf8');
  const ignored = readFileSync('.dockerignore', 'utf8').split('\n');

  it('copies only what is there and what is let in', () => {
    const copied = [...steps.matchAll(/^COPY (?!--from)(.+) \S+$/gm)]
      .flatMap(([, files = '']) => files.split(' '))
      .filter((file) => file !== '.');
    expect(copied.filter((file) => !existsSync(file))).toEqual([]);
    const letIn = ignored.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    expect(copied.filter((file) => !letIn.some((one) => file === one || file.startsWith(`${one}/`)))).toEqual([]);
    expect(letIn.filter((one) => !existsSync(one))).toEqual([]);
  });

  it('has the targets that are built', () => {
    const targets = [...services.values()].map(({ build }) => wordOf(mapOf(build)['target'])).filter(Boolean);
    for (const target of new Set(targets)) expect(steps).toContain(` AS ${target}\n`);
    expect(steps).toMatch(/^USER node$/m);
  });
});

requires('nats-server')('the configuration of nats-server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-deploy-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Servers before 2.10 do not know `sync_interval`; all else is read by a real one. */
  function isRead(file: string): { status: number | null; said: string } {
    const pem = (name: string) => join(folder, name);
    spawnSync(
      'openssl',
      ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=nats'].concat([
        '-keyout',
        pem('key.pem'),
        '-out',
        pem('cert.pem'),
      ]),
    );
    writeFileSync(join(folder, 'nats-authorization.conf'), 'authorization { users: [] }\n');
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('sync_interval: always');
    const here = text
      .replace(/^ *sync_interval: always$/m, '')
      .replaceAll('/run/secrets/nats_cert', pem('cert.pem'))
      .replaceAll('/run/secrets/nats_key', pem('key.pem'))
      .replaceAll('/run/secrets/nats_ca', pem('cert.pem'))
      .replace('include authorization/', 'include ');
    writeFileSync(join(folder, 'server.conf'), here);
    const routes = { NATS_ROUTE_1: 'tls://10.0.0.11:6222', NATS_ROUTE_2: 'tls://10.0.0.12:6222', NATS_ROUTE_3: 'tls://10.0.0.13:6222' };
    const run = spawnSync('nats-server', ['-t', '-c', join(folder, 'server.conf')], {
      encoding: 'utf8',
      env: { ...process.env, NATS_SERVER_NAME: 'tongxin', ...routes },
    });
    return { status: run.status, said: run.stderr };
  }

  it.each(readdirSync('deploy/nats').map((file) => join('deploy/nats', file)))('%s is one it reads', (file) =>
    expect(isRead(file)).toEqual({ status: 0, said: expect.stringContaining('is valid') as string }),
  );

  it('of three hosts mounts files that are there', () => {
    const file = 'deploy/compose/nats-cluster.yml';
    const nats = mapOf(mapOf(readPart(file)['services'])['nats']);
    const mounted = listOf(nats['volumes'])
      .map((volume) => volume.split(':')[0] ?? '')
      .filter((source) => source.startsWith('../nats'));
    expect(mounted.filter((source) => !existsSync(resolve(dirname(file), source)))).toEqual([]);
  });
});
