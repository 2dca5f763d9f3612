import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDouble, type DoubleOptions } from './event-store-double.js';

/** A double for a test, its log in a folder that vanishes with it. */
export class DoubleInFolder {
  private constructor(
    private readonly folder: string,
    private current: EventStoreDouble,
  ) {}

  static async start(options: Omit<DoubleOptions, 'file' | 'port'> = {}): Promise<DoubleInFolder> {
    const folder = mkdtempSync(join(tmpdir(), 'tongxin-eventstoredb-'));
    return new DoubleInFolder(folder, await EventStoreDouble.start({ ...options, file: join(folder, 'log') }));
  }

  get server(): EventStoreDouble {
    return this.current;
  }

  /** Ends every call and starts again at the same address, with what was stored. */
  async restart(): Promise<EventStoreDouble> {
    const { port } = this.current;
    await this.current.stop();
    return (this.current = await EventStoreDouble.start({ file: join(this.folder, 'log'), port }));
  }

  async dispose(): Promise<void> {
    await this.current.stop();
    rmSync(this.folder, { recursive: true });
  }
}
