import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';

/** What a value must look like beyond its form; of a file, what stands in it. */
export interface Shape {
  readonly holds: (value: string) => boolean;
  readonly wanted: string;
}

/** Networks that Express knows by name. */
const NEAR: ReadonlySet<string> = new Set(['loopback', 'linklocal', 'uniquelocal']);
const SERVER = /^(?:(?:nats|tls):\/\/)?(?:[\w.-]+|\[[\da-f:]+\])(?::(\d{1,5}))?$/i;

export const SHAPES = {
  eventstoredb: { holds: (value) => /^esdb(\+discover)?:\/\/\S+$/.test(value), wanted: 'esdb://…' },
  mongodb: { holds: (value) => /^mongodb(\+srv)?:\/\/\S+$/.test(value), wanted: 'mongodb://…' },
  servers: { holds: (value) => value.split(',').every((one) => isServer(one.trim())), wanted: 'nats://host:port, tls://host:port …' },
  proxies: { holds: areProxies, wanted: '1, 2 … 或 / or 10.0.0.0/8, uniquelocal …' },
  subject: { holds: (value) => /^[^\s.*>]+(\.[^\s.*>]+)*$/.test(value), wanted: '_INBOX_990101101' },
  copies: { holds: (value) => ['1', '3', '5'].includes(value), wanted: '1 | 3 | 5' },
  certificate: { holds: inFile((text) => new X509Certificate(text)), wanted: 'PEM 证书文件 / a file with a certificate, PEM' },
  'private-key': { holds: inFile((text) => createPrivateKey(text)), wanted: 'PEM 私钥文件 / a file with a private key, PEM' },
  'public-key': { holds: inFile((text) => createPublicKey(text)), wanted: 'PEM 公钥文件 / a file with a public key, PEM' },
  nkey: { holds: inFile(assertSeed), wanted: 'NKey 种子文件（SU…） / a file with the seed of an NKey, SU…' },
} as const satisfies Readonly<Record<string, Shape>>;

function isServer(one: string): boolean {
  const found = SERVER.exec(one);
  return found !== null && Number(found[1] ?? 0) <= 65_535;
}

function areProxies(value: string): boolean {
  if (/^\d{1,2}$/.test(value)) return true;
  return value.split(',').every((one) => NEAR.has(one.trim()) || isNetwork(one.trim()));
}

function isNetwork(one: string): boolean {
  const [address = '', bits, ...rest] = one.split('/');
  const most = isIP(address) === 4 ? 32 : 128;
  return rest.length === 0 && isIP(address) !== 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
}

function inFile(read: (text: string) => unknown): Shape['holds'] {
  return (file) => {
    try {
      read(readFileSync(file, 'utf8').trim());
      return true;
    } catch {
      return false;
    }
  };
}

function assertSeed(text: string): void {
  if (!/^SU[A-Z2-7]{56}$/.test(text)) throw new Error('no seed of a user');
}
