import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seal, type SealedEvent } from '@tongxin/eventing';

/** A directory of its own for each test, gone after the suite. */
export function directories(): () => string {
  const made: string[] = [];
  afterAll(() => made.forEach((directory) => rmSync(directory, { recursive: true })));
  return () => {
    const directory = mkdtempSync(join(tmpdir(), 'tongxin-storage-'));
    made.push(directory);
    return directory;
  };
}

export function eventFor(stream: string, id: string, data: object = {}): SealedEvent {
  const metadata = {
    actor: 'clerk@990101101',
    commandId: id,
    correlationId: id,
    causationId: null,
    occurredOn: '2026-03-01',
    recordedAt: '2026-03-01T08:00:00.000Z',
    origin: { node: '990101101', epoch: 1, revision: 0 },
    schema: 1,
  };
  return seal({ id, stream, type: 'StorageTried', data, metadata });
}
