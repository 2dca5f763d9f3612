import { NodeKeys, publicKeyOf } from '@tongxin/access';
import { isDivisionCode, levelOf, superiorOf } from '@tongxin/calendar';
import type { NatsSettings } from '@tongxin/messaging-nats';
import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ServiceName } from './apart.js';
import type { Environment } from './environment.js';
import type { NodeRecord } from './node-record.js';

/** The node of which a process hosts one service. @throws EnvironmentRefused */
export function nodeRecordOf(environment: Environment): NodeRecord {
  const id = environment.required('NODE_ID');
  const level = environment.get('NODE_LEVEL') as NodeRecord['level'] | undefined;
  return {
    id,
    name: environment.required('NODE_NAME'),
    level: level ?? levelOf(id),
    superior: environment.get('NODE_SUPERIOR') ?? (isDivisionCode(id) ? superiorOf(id) : null),
  };
}

/** The county whose servers carry a node's messages. */
export function countyOf({ id, superior }: Pick<NodeRecord, 'id' | 'superior'>): string {
  return superior ?? id;
}

/** How NATS is reached. @throws EnvironmentRefused */
export function natsSettings(environment: Environment, name: string): NatsSettings {
  const get = environment.get.bind(environment);
  const nkeySeedFile = get('NATS_NKEY_FILE');
  const user = get('NATS_USER');
  const inboxPrefix = get('NATS_INBOX_PREFIX');
  return {
    servers: (get('NATS_URL') ?? 'nats://127.0.0.1:4222').split(',').map((server) => server.trim()),
    name,
    ...(nkeySeedFile !== undefined && { nkeySeedFile }),
    ...(user !== undefined && { user: { name: user, passwordFile: environment.required('NATS_PASSWORD_FILE') } }),
    ...(environment.word('NATS_TLS', ['off', 'on']) === 'on' && { tls: natsCertificates(environment) }),
    ...(inboxPrefix !== undefined && { inboxPrefix }),
  };
}

function natsCertificates(environment: Environment): NonNullable<NatsSettings['tls']> {
  const [caFile, certFile, keyFile] = (['NATS_CA_FILE', 'NATS_CERT_FILE', 'NATS_KEY_FILE'] as const).map((name) => environment.get(name));
  return {
    ...(caFile !== undefined && { caFile }),
    ...(certFile !== undefined && { certFile }),
    ...(keyFile !== undefined && { keyFile }),
  };
}

/** What a service knows of its node's keys: those that sign and send hold both, the others the public one. */
export type ServiceKeys = { readonly publicKey: KeyObject; readonly keys?: NodeKeys };

/** @throws EnvironmentRefused where the file that this service needs is not named. */
export function serviceKeys(environment: Environment, service: ServiceName): ServiceKeys {
  if (service !== 'members' && service !== 'liaison') return { publicKey: publicKeyOf(contents(environment, 'NODE_PUBLIC_KEY_FILE')) };
  const keys = NodeKeys.fromPem(contents(environment, 'NODE_KEY_FILE'));
  return { publicKey: keys.publicKey, keys };
}

function contents(environment: Environment, name: 'NODE_KEY_FILE' | 'NODE_PUBLIC_KEY_FILE'): string {
  return readFileSync(environment.required(name), 'utf8');
}
