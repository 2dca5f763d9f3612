import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Reads a key from `<dir>/keys/<name>`; the first call makes it, readable by the node's own account only. Errors are the file system's. */
export async function keyFile(dir: string, name: string, make: () => Promise<string>): Promise<string> {
  const folder = join(dir, 'keys');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, name);
  return (await readIfThere(file)) ?? (await create(file, make));
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Written beside and linked into place, so that a crash leaves no half key and of two first starts one wins for both. */
async function create(file: string, make: () => Promise<string>): Promise<string> {
  const draft = `${file}.${randomUUID()}`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(await make());
    await handle.sync();
  } finally {
    await handle.close();
  }
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(draft);
  return readFile(file, 'utf8');
}
