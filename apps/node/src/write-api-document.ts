import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Program } from './program.js';
import { COUNTY } from './sample/sample-nodes.js';
import { listen, webApplication } from './web-server.js';

/** Writes the OpenAPI document of a county's node, which has every service, to a file: what the console's client is generated from. */
export async function writeApiDocument(file: string): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'tongxin-api-'));
  const program = await Program.open(directory, {
    start: false,
    onError: (error) => {
      throw error;
    },
  });
  try {
    await program.found([COUNTY]);
    const server = await listen(webApplication(program), 0);
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/openapi.json`);
    if (!response.ok) throw new Error(`no API document: ${response.status} ${await response.text()}`);
    await writeFile(file, `${JSON.stringify(await response.json(), null, 2)}\n`);
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  } finally {
    await program.close();
    await rm(directory, { recursive: true, force: true });
  }
}
