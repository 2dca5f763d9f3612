import { listen } from '@tongxin/http';
import type { LocalMessenger } from '@tongxin/messaging-local';
import { reportOnStandardError } from '../../apps/node/src/cli/with-program.js';
import { buildSample } from '../../apps/node/src/sample/build-sample.js';
import { SAMPLE_PASSWORD } from '../../apps/node/src/sample/sample-accounts.js';
import { Program } from '../../apps/node/src/program.js';
import { webApplication } from '../../apps/node/src/web-server.js';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The sample county served on a free port, on data of its own. */
export interface ServedSample {
  readonly program: Program;
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly close: () => Promise<void>;
}

export async function serveSample(messenger?: LocalMessenger): Promise<ServedSample> {
  const directory = await mkdtemp(join(tmpdir(), 'tongxin-sample-'));
  await buildSample(directory, () => undefined);
  const program = await Program.open(directory, { onError: reportOnStandardError, ...(messenger && { messenger }) });
  const server = await listen(webApplication(program), { port: 0 });
  return {
    program,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await program.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** The token of an account of the sample, as its cookie carries it. */
export async function signIn(url: string, node: string, account: string): Promise<string> {
  const response = await fetch(`${url}/n/${node}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account, password: SAMPLE_PASSWORD }),
  });
  const cookie = response.headers.getSetCookie()[0] ?? '';
  const token = /tongxin_session=([^;]+)/.exec(cookie)?.[1];
  if (!response.ok || token === undefined)
    throw new Error(`${account}@${node} could not sign in: ${response.status} ${await response.text()}`);
  return token;
}
