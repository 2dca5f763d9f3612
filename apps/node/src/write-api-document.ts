import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listen } from '@tongxin/http';
import { Program } from './program.js';
import { COUNTY } from './sample/sample-nodes.js';
import { webApplication } from './web-server.js';

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
    await writeFile(file, `${JSON.stringify(await documentOf(program), null, 2)}\n`);
  } finally {
    await program.close();
    await rm(directory, { recursive: true, force: true });
  }
}

/** A document that cannot be made ends the program with its reason, and leaves nobody listening. */
async function documentOf(program: Program): Promise<unknown> {
  const server = await listen(webApplication(program), { port: 0 });
  try {
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/openapi.json`);
    if (!response.ok) throw new Error(`no API document: ${response.status} ${await response.text()}`);
    return await response.json();
  } finally {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
}
