import { nodePath } from '../../apps/node/src/data-directory.js';
import { eventsFile, openLogReader } from '@tongxin/storage-sqlite';
import { NatsServer } from '@tongxin/testing';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';

export const COUNTY = '990101';
const PASSWORD = '南溪-同心-2026';
const MAIN = 'dist/apps/node/src/main.js';
const SERVES = /serves: (http:\S+)$/;
const FIRST_PASSWORD = /one-time administrator password: (\S+)$/;
const LOOK_AGAIN_MS = 100;

type Settings = Readonly<Record<string, string>>;

/** A program that serves one machine's data, as its operator started it. */
interface Serving {
  readonly child: ChildProcess;
  readonly url: string;
  readonly administrator: string | undefined;
}

/** A county and townships, each a machine: a data directory and the built program, given the operator's commands; between them a nats-server with TLS. */
export class MachinesOverNats {
  private readonly serving = new Map<string, Serving>();
  private readonly tokens = new Map<string, string>();

  private constructor(
    readonly folder: string,
    readonly server: NatsServer,
  ) {}

  /** The server as docs/townships.md sets it up: TLS by a certificate for its name, and a file of who may do what, empty to begin with. */
  static async begin(): Promise<MachinesOverNats> {
    const folder = mkdtempSync(join(tmpdir(), 'tongxin-over-nats-'));
    const at = (name: string): string => join(folder, name);
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
    execFileSync('openssl', ['req', '-x509', ...key, ...subject, '-keyout', at('nats.key'), '-out', at('nats.pem')], { stdio: 'ignore' });
    writeFileSync(at('authorization.conf'), '');
    const config = [
      `pid_file: "${at('nats.pid')}"`,
      'max_payload: 8MB',
      `tls { cert_file: "${at('nats.pem')}", key_file: "${at('nats.key')}" }`,
      `include "../${basename(folder)}/authorization.conf"`,
      '',
    ];
    return new MachinesOverNats(folder, await NatsServer.start({ config: config.join('\n') }));
  }

  get natsUrl(): string {
    return `tls://localhost:${this.server.address.split(':')[1]}`;
  }

  at(name: string): string {
    return join(this.folder, name);
  }

  /** One of the operator's commands on a machine; what it says as JSON. */
  tongxin<T>(machine: string, ...words: string[]): Promise<T> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [MAIN, ...words, '--json'], { env: this.environmentOf(machine) });
      const [out, err]: [string[], string[]] = [[], []];
      child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text));
      child.once('exit', (code) =>
        code === 0
          ? resolve(JSON.parse(out.join('')) as T)
          : reject(new Error(`${words.join(' ')}: ${code} ${err.join('')}${out.join('')}`)),
      );
    });
  }

  /** Starts `tongxin node` on a machine. */
  async serve(machine: string, ...words: string[]): Promise<void> {
    const child = spawn(process.execPath, [MAIN, 'node', ...words], {
      env: this.environmentOf(machine),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let administrator: string | undefined;
    const url = await new Promise<string>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`${machine} ended with ${code}`)));
      createInterface({ input: child.stdout }).on('line', (line) => {
        administrator = FIRST_PASSWORD.exec(line)?.[1] ?? administrator;
        const found = SERVES.exec(line);
        if (found?.[1]) resolve(found[1]);
      });
    });
    this.serving.set(machine, { child, url, administrator });
    // What a restored disk knows of sessions may be older than they are.
    for (const who of [...this.tokens.keys()]) if (who.endsWith(`@${machine}`)) this.tokens.delete(who);
  }

  async stop(machine: string): Promise<void> {
    const { child } = this.running(machine);
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }

  /** The machine's disk as it lies, under another name. */
  copyDisk(machine: string, to: string): void {
    cpSync(this.at(machine), this.at(to), { recursive: true });
  }

  loseDisk(machine: string): void {
    rmSync(this.at(machine), { recursive: true });
  }

  /** Opens an account at a machine's node by its administrator. */
  async open(machine: string, name: string, role: string, memberId?: string): Promise<void> {
    const account = { name, displayName: name, roles: [role], ...(memberId !== undefined && { memberId }) };
    const { password } = await this.ask<{ password: string }>(`admin@${machine}`, 'POST', 'accounts', account);
    await this.takePassword(machine, name, password);
  }

  /** What a route of a machine's node answers an account of it, `account@machine`. */
  async ask<T>(who: string, method: string, path: string, body?: object): Promise<T> {
    const [account = '', machine = ''] = who.split('@');
    const { administrator } = this.running(machine);
    if (account === 'admin' && administrator !== undefined && !this.tokens.has(who))
      await this.takePassword(machine, account, administrator);
    const token = this.tokens.get(who) ?? (await this.signIn(machine, account, PASSWORD));
    this.tokens.set(who, token);
    return this.send<T>(machine, method, path, body, token);
  }

  /** Asks until the answer is as it shall become. */
  async until<T>(question: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> {
    for (;;) {
      const answer = await question();
      if (holds(answer)) return answer;
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }

  /** Hash over the streams of a node that leave it, as they lie on a machine's disk. */
  async hashOf(node: string, machine: string, id: string): Promise<string> {
    const reader = openLogReader(eventsFile(nodePath(this.at(machine), id)));
    const last = new Map<string, Uint8Array>();
    try {
      for (let at = 0; ;) {
        const page = await reader.readSealed(at);
        const end = page.at(-1);
        if (!end) break;
        const leaving = page.filter(({ stream }) => LEAVING.test(stream) && stream.includes(`-${node}.`));
        leaving.forEach(({ stream, hash }) => last.set(stream, hash));
        at = end.position;
      }
    } finally {
      await reader.close();
    }
    const hash = createHash('sha256');
    for (const [stream, end] of [...last].sort(([one], [other]) => (one < other ? -1 : 1))) hash.update(stream).update(end);
    return hash.digest('hex');
  }

  async end(): Promise<void> {
    for (const { child } of this.serving.values()) child.kill('SIGKILL');
    await this.server.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private running(machine: string): Serving {
    const serving = this.serving.get(machine);
    if (!serving) throw new Error(`${machine} was never started`);
    return serving;
  }

  private environmentOf(machine: string): NodeJS.ProcessEnv {
    const own: Settings = { TONGXIN_DATA: this.at(machine), PORT: '0', NODE_OPTIONS: '', LOG_LEVEL: 'error' };
    return { ...process.env, ...own, ...(machine === COUNTY && this.countySettings()) };
  }

  private countySettings(): Settings {
    const files = { NATS_CA_FILE: this.at('nats.pem'), NATS_NKEY_FILE: this.at('county.seed'), NATS_PID_FILE: this.at('nats.pid') };
    const servers = { NATS_URL: this.natsUrl, NATS_PUBLIC_URL: this.natsUrl, NATS_TLS: 'on' };
    return { MESSAGING: 'nats', ...servers, ...files, NATS_AUTHORIZATION_FILE: this.at('authorization.conf') };
  }

  private async takePassword(machine: string, account: string, oneTime: string): Promise<void> {
    const token = await this.signIn(machine, account, oneTime);
    await this.send(machine, 'POST', 'session/password', { current: oneTime, next: PASSWORD }, token);
    this.tokens.set(`${account}@${machine}`, await this.signIn(machine, account, PASSWORD));
  }

  private async signIn(machine: string, account: string, password: string): Promise<string> {
    return (await this.send<{ token: string }>(machine, 'POST', 'session', { account, password, kind: 'token' })).token;
  }

  private async send<T>(machine: string, method: string, path: string, body?: object, token?: string): Promise<T> {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(`${this.running(machine).url}/api/${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...authorization },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${machine} ${method} ${path}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}

/** Categories of which a township's work in these journeys is made. */
const LEAVING = /^(activity|proposal|coSignature|nodeLife)-/;
