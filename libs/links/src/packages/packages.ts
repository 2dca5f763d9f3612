import { Refused } from '@tongxin/eventing';
import type { RecordStore } from '@tongxin/eventing';
import type { NodeIdentity, Signer } from '@tongxin/runtime';
import { isBatch, type Acknowledgement, type Batch } from '../batch.js';
import { ownerOf } from '../entry-check.js';
import { inboxOf } from '../inbox.js';
import type { IsSignedBy } from '../link-receiver.js';
import type { LinkSender } from '../link-sender.js';
import type { LinkedNode } from '../linked-nodes.view.js';
import { PackageReader, type IsSignature, type PackageKeys } from './package-reader.js';
import type { Acknowledged, PackageKind } from './package-header.js';
import { isRestoreRequest, pagesFor, type RestorePage } from '../restore/restore-messages.js';
import { PackageFiles, type WrittenFile } from './package-files.js';

/** What packages need of the node's links: they carry what links send, and bring it to who receives it from links. */
export interface PackagePorts {
  readonly node: NodeIdentity;
  readonly records: RecordStore;
  readonly keys: Signer & PackageKeys;
  readonly isSignedBy: IsSignedBy;
  /** A node this one is linked with, and who sends to it; nothing for a stranger. */
  readonly peer: (node: string) => Promise<{ readonly known: LinkedNode; readonly sender: LinkSender } | undefined>;
  readonly receive: (batch: Batch) => Promise<Acknowledgement>;
  /** A page of what a restored node asks back. */
  readonly giveBack: (request: unknown) => Promise<RestorePage>;
}

export interface Exported {
  readonly to: string;
  readonly files: readonly WrittenFile[];
  /** Entries carried, and the sequence of the last of them in the link. */
  readonly entries: number;
  readonly sequence: number;
}

export interface Imported {
  readonly from: string;
  /** Entries in the file, and how many of them were not here before. */
  readonly entries: number;
  readonly fresh: number;
  /** Sequence up to which all that the sender sent is here. */
  readonly sequence: number;
  /** How many of our own entries the sender says it has; null where it says nothing of it. */
  readonly acknowledged: number | null;
}

/** A package is cut before it grows beyond this. */
const MOST_FILE_BYTES = 256 * 1024 * 1024;

/** Carries links by hand: the batches that a link would send, in files for one receiver, and what it has of ours. */
export class Packages {
  constructor(private readonly ports: PackagePorts) {}

  /**
   * Writes what a linked node has not acknowledged, and what we have of its own, to `file`; to further files beside it where one would grow too large.
   * @throws Refused `package.unknown-peer`, `package.no-key`, `package.file-exists`; errors of the file system as they are.
   */
  async export(to: string, file: string, mostBytes = MOST_FILE_BYTES): Promise<Exported> {
    const { known, sender } = await this.linked(to);
    const files = await this.filesFor(known, file, mostBytes);
    const first = await sender.acknowledgedSequence();
    let sequence = first;
    return files.write(async (write) => {
      for await (const batch of sender.batches()) {
        await write(batch);
        sequence = batch.first + batch.entries.length - 1;
      }
      return (written) => ({ to, files: written, entries: sequence - first, sequence });
    });
  }

  /** Writes only what we have of a node's entries. */
  async acknowledge(to: string, file: string): Promise<readonly WrittenFile[]> {
    const { known } = await this.linked(to);
    const files = await this.filesFor(known, file, MOST_FILE_BYTES);
    return files.write(async () => (written) => written);
  }

  /**
   * Takes over what a package brings that is not here yet, once all of it was read and found whole, and moves our mark to what its sender has of ours. A
   * package taken over before changes nothing.
   * @throws Refused `package.*`, see the catalogue; then nothing was changed.
   */
  async import(file: string): Promise<Imported> {
    const reader = await PackageReader.open(file, this.ports.node.id, this.ports.keys);
    try {
      const { from, acknowledges } = reader.header;
      assertKind(reader, 'ENTRIES');
      const { sender } = await this.linked(from);
      const entries = await this.check(reader);
      const before = (await inboxOf(this.ports.records, from)).sequence;
      if (acknowledges) await sender.acknowledge(acknowledges.sequence);
      for await (const batch of this.batches(reader)) await this.ports.receive(batch);
      const { sequence } = await inboxOf(this.ports.records, from);
      return { from, entries, fresh: sequence - before, sequence, acknowledged: acknowledges?.sequence ?? null };
    } finally {
      await reader.close();
    }
  }

  /** What a package is for; the rest of it is looked at when it is imported. @throws as `import`. */
  async kindOf(file: string): Promise<PackageKind> {
    const reader = await PackageReader.open(file, this.ports.node.id, this.ports.keys);
    await reader.close();
    return reader.header.kind;
  }

  /** Answers a restored node that asks by file for its own streams, by file. @throws as `import`. */
  async answerRestore(
    file: string,
    out: (from: string) => string,
  ): Promise<{ readonly from: string; readonly files: readonly WrittenFile[] }> {
    const reader = await PackageReader.open(file, this.ports.node.id, this.ports.keys);
    try {
      assertKind(reader, 'RESTORE_REQUEST');
      const { from } = reader.header;
      const { known } = await this.linked(from);
      const request = await reader.only(this.isSignatureOf(from));
      if (!isRestoreRequest(request)) throw new Refused('restore.not-a-request');
      const files = await this.filesFor(known, out(from), Number.POSITIVE_INFINITY, 'RESTORE_ANSWER');
      return await files.write(async (write) => {
        for await (const page of pagesFor(request, this.ports.giveBack)) await write(page);
        return (written) => ({ from, files: written });
      });
    } finally {
      await reader.close();
    }
  }

  /** Reads all there is before anything is touched; resolves with the number of entries. */
  private async check(reader: PackageReader): Promise<number> {
    const { from, epoch, acknowledges } = reader.header;
    const inbox = await inboxOf(this.ports.records, from);
    let [first, next] = [0, 0];
    for await (const batch of this.batches(reader)) {
      if (next > 0 && batch.first !== next) throw new Refused('package.hole', { expected: next, found: batch.first });
      first ||= batch.first;
      next = batch.first + batch.entries.length;
      checkOwners(batch);
    }
    checkLife(from, epoch, inbox.epoch);
    if (acknowledges) checkLife(this.ports.node.id, acknowledges.epoch, this.ports.node.epoch);
    if (first > inbox.sequence + 1) throw new Refused('package.hole', { expected: inbox.sequence + 1, found: first });
    return next - first;
  }

  private async *batches(reader: PackageReader): AsyncGenerator<Batch, void> {
    const { from, to, epoch } = reader.header;
    for await (const value of reader.values(this.isSignatureOf(from))) {
      if (!isBatch(value)) throw new Refused('package.altered');
      if (value.from !== from || value.to !== to || value.epoch !== epoch) throw new Refused('package.wrong-owner', { from });
      yield value;
    }
  }

  private isSignatureOf(from: string): IsSignature {
    return (bytes, signature) => this.ports.isSignedBy(from, bytes, signature);
  }

  private async filesFor(
    { node: to, encryptionKey }: LinkedNode,
    file: string,
    mostBytes: number,
    kind: PackageKind = 'ENTRIES',
  ): Promise<PackageFiles> {
    const { node, records, keys } = this.ports;
    if (encryptionKey === undefined) throw new Refused('package.no-key', { node: to });
    const inbox = await inboxOf(records, to);
    const acknowledges: Acknowledged | null = inbox.receivedAt === '' ? null : { epoch: inbox.epoch, sequence: inbox.sequence };
    const parts = { kind, from: node.id, to, epoch: node.epoch, acknowledges };
    return new PackageFiles(file, parts, encryptionKey, keys, mostBytes);
  }

  private async linked(node: string): Promise<{ readonly known: LinkedNode; readonly sender: LinkSender }> {
    const peer = await this.ports.peer(node);
    if (!peer) throw new Refused('package.unknown-peer', { node });
    return peer;
  }
}

function assertKind({ header }: PackageReader, kind: PackageKind): void {
  if (header.kind !== kind) throw new Refused('package.other-kind', { kind: header.kind });
}

/** What was made in an earlier life of a node than the one that counts comes too late. */
function checkLife(from: string, epoch: number, now: number): void {
  if (epoch < now) throw new Refused('package.old-epoch', { from, epoch });
}

/** A package brings its sender's streams, and those it relays with their owners' word; never one of ours or of a node that says nothing. */
function checkOwners({ from, to, entries, heads }: Batch): void {
  const vouched = new Set(heads.map(({ stream }) => stream));
  const wrong = entries.find(({ stream }) => {
    const owner = ownerOf(stream);
    return owner === to || (owner !== from && !vouched.has(stream));
  });
  if (wrong) throw new Refused('package.wrong-owner', { from, stream: wrong.stream });
}
