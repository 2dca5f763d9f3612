import { keyFile, NodeKeys } from '@tongxin/access';
import { SERVICE_NAMES, type NodeRecord, type ServiceName } from '@tongxin/hosting';
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Child } from './child.js';
import { startSupports, type Supports } from './supports.js';

export interface CountyOptions {
  readonly record: NodeRecord;
  /** Everything the processes keep lies below. */
  readonly directory: string;
  /** Which stores are there already: EVENTSTORE_URL, MONGODB_URL, NATS_URL; what is not named is started here. */
  readonly environment: NodeJS.ProcessEnv;
  /** The program of one service; by default the built one. */
  readonly programOf?: (service: ServiceName) => readonly string[];
  /** Done once the stores are there and before the services are. */
  readonly before?: (supports: Supports) => Promise<void>;
  readonly say: (name: string, line: string) => void;
}

/** One county's services, each in a process, with the stores they need. */
export class CountyProcesses {
  private readonly running = new Map<ServiceName, Child>();
  private readonly starting = new Set<Child>();

  private constructor(
    private readonly options: CountyOptions,
    private readonly secrets: Secrets,
    readonly supports: Supports,
  ) {}

  static async start(options: CountyOptions): Promise<CountyProcesses> {
    const { directory, before } = options;
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const secrets = await secretsIn(directory);
    const supports = await startSupports(options);
    const county = new CountyProcesses(options, secrets, supports);
    try {
      await before?.(supports);
      await Promise.all(SERVICE_NAMES.map((name) => county.begin(name)));
      return county;
    } catch (error) {
      await county.stop();
      throw error;
    }
  }

  get keys(): NodeKeys {
    return this.secrets.keys;
  }

  get services(): ReadonlyMap<ServiceName, Child> {
    return this.running;
  }

  /** Starts a service that does not run, at an address of its own; resolves once it works. */
  async begin(service: ServiceName): Promise<void> {
    const child = serviceOf(service, this.options, this.supports, this.secrets.environment);
    this.starting.add(child);
    try {
      await child.begun();
      this.running.set(service, child);
    } finally {
      this.starting.delete(child);
    }
  }

  addressOf(service: ServiceName): URL {
    return new URL(this.services.get(service)?.where ?? '');
  }

  /** Services first, those too that do not work yet, then what they stand on. */
  async stop(): Promise<void> {
    await Promise.all([...this.services.values(), ...this.starting].map((child) => child.stop()));
    await this.supports.stop();
  }
}

const builtProgram = (service: ServiceName): readonly string[] => [join('dist', 'apps', service, 'src', 'main.js')];

function serviceOf(
  service: ServiceName,
  { record, directory, environment, say, programOf = builtProgram }: CountyOptions,
  supports: Supports,
  secrets: NodeJS.ProcessEnv,
): Child {
  const { id, name, level } = record;
  return new Child({
    name: service,
    program: process.execPath,
    words: () => programOf(service),
    works: /(https?:\/\/localhost:(\d+))$/,
    speaks: true,
    say: (line) => say(service, line),
    environment: (port) => ({
      ...environment,
      ...secrets,
      ...supports.environment,
      NODE_ID: id,
      NODE_NAME: name,
      NODE_LEVEL: level,
      TONGXIN_DATA: join(directory, service),
      PORT: port,
      TRUST_PROXY: 'loopback',
    }),
  });
}

interface Secrets {
  readonly keys: NodeKeys;
  readonly environment: NodeJS.ProcessEnv;
}

/** The node's keys, made with the first start, and what its services prove themselves to each other with. */
async function secretsIn(directory: string): Promise<Secrets> {
  const folder = resolve(directory, 'keys');
  const keys = await NodeKeys.open(directory);
  await keyFile(directory, 'service.secret', async () => randomBytes(32).toString('base64url'));
  await writeFile(join(folder, 'node.pub'), keys.publicPem);
  return {
    keys,
    environment: {
      NODE_KEY_FILE: join(folder, 'node.pem'),
      NODE_PUBLIC_KEY_FILE: join(folder, 'node.pub'),
      SERVICE_SECRET_FILE: join(folder, 'service.secret'),
    },
  };
}
