import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Networks of their own could not be made: only root may, and only where the machine's kernel has them. */
export class NamespacesMissing extends Error {
  constructor(reason: string) {
    super(`link-namespaces did not run: it needs network namespaces, which only root can have: ${reason}`);
    this.name = 'NamespacesMissing';
  }
}

/** One end of the line between them. */
export interface Network {
  /** Words before those of a program that shall run there. */
  readonly within: readonly string[];
  readonly address: string;
}

interface End extends Network {
  readonly namespace: string;
  readonly device: string;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const OURS = /^tongxin-[ct]-(\d+)/gm;

/** Two machines that only a line joins: a network namespace for each, and a pair of interfaces. */
export class TwoNetworks {
  readonly county = end('c', 1);
  readonly township = end('t', 2);
  private readonly endWithUs = (): void => this.remove();
  /** Ended so, a process would leave them behind. */
  private readonly endTidily = (): never => process.exit(1);
  private cutAt: End | undefined;

  private constructor() {
    process.on('exit', this.endWithUs);
    for (const signal of SIGNALS) process.on(signal, this.endTidily);
  }

  /** @throws NamespacesMissing */
  static make(): TwoNetworks {
    removeOrphans();
    const networks = new TwoNetworks();
    try {
      networks.join();
      return networks;
    } catch (error) {
      networks.close();
      throw error;
    }
  }

  /** Takes the line down at one end. What is sent meanwhile is gone, and neither end is told. */
  cut(at: 'county' | 'township'): void {
    this.cutAt = this[at];
    ip('-n', this.cutAt.namespace, 'link', 'set', this.cutAt.device, 'down');
  }

  mend(): void {
    if (this.cutAt) ip('-n', this.cutAt.namespace, 'link', 'set', this.cutAt.device, 'up');
  }

  close(): void {
    process.off('exit', this.endWithUs);
    for (const signal of SIGNALS) process.off(signal, this.endTidily);
    this.remove();
  }

  private join(): void {
    const { county, township } = this;
    for (const { namespace } of [county, township]) ip('netns', 'add', namespace);
    const [one, other] = [county, township].map(({ namespace, device }) => ['name', device, 'netns', namespace]);
    ip('link', 'add', ...(one ?? []), 'type', 'veth', 'peer', ...(other ?? []));
    for (const { namespace, device, address } of [county, township]) {
      ip('-n', namespace, 'address', 'add', `${address}/30`, 'dev', device);
      for (const name of ['lo', device]) ip('-n', namespace, 'link', 'set', name, 'up');
    }
  }

  /** With a namespace go its interfaces, and with one interface the other. */
  private remove(): void {
    for (const { namespace } of [this.county, this.township]) spawnSync('ip', ['netns', 'delete', namespace]);
  }
}

/** What processes left behind that were killed. */
function removeOrphans(): void {
  const { stdout } = spawnSync('ip', ['netns', 'list'], { encoding: 'utf8' });
  for (const [name, pid] of (stdout ?? '').matchAll(OURS)) if (!existsSync(`/proc/${pid}`)) spawnSync('ip', ['netns', 'delete', name]);
}

function end(letter: string, number: number): End {
  const namespace = `tongxin-${letter}-${process.pid}`;
  return { namespace, device: `line-${letter}`, address: `10.213.7.${number}`, within: ['ip', 'netns', 'exec', namespace] };
}

function ip(...words: readonly string[]): void {
  const { status, stderr, error } = spawnSync('ip', words, { encoding: 'utf8' });
  if (status !== 0) throw new NamespacesMissing(error?.message ?? stderr.trim());
}
