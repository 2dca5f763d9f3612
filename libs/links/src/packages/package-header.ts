import { Refused } from '@tongxin/eventing';

export const PACKAGE_FORMAT = 'tongxin-package';
export const PACKAGE_VERSION = 1;

/** What a file holds: entries of a link, or what a node that lost its disk asks of its superior, and the answer. */
export const PACKAGE_KINDS = ['ENTRIES', 'RESTORE_REQUEST', 'RESTORE_ANSWER'] as const;
export type PackageKind = (typeof PACKAGE_KINDS)[number];

/** How far its sender has come with what the receiver sends, and in which life of the receiver. */
export interface Acknowledged {
  readonly epoch: number;
  readonly sequence: number;
}

/** The first line of a package file, not secret: who it is from and for. */
export interface PackageHeader {
  readonly format: typeof PACKAGE_FORMAT;
  readonly version: number;
  readonly kind: PackageKind;
  readonly from: string;
  readonly to: string;
  /** The sender's. */
  readonly epoch: number;
  /** Null where nothing has come from the receiver yet. */
  readonly acknowledges: Acknowledged | null;
  /** Fingerprint of the receiver's key to which the file is closed. */
  readonly closedTo: string;
  /** The file's own X25519 key, SPKI in PEM. */
  readonly key: string;
}

/** @throws Refused `package.not-a-package`, `package.other-version`. */
export function readHeader(line: Uint8Array): PackageHeader {
  const header = parsed(line);
  if (header?.['format'] !== PACKAGE_FORMAT) throw new Refused('package.not-a-package');
  if (header['version'] !== PACKAGE_VERSION) throw new Refused('package.other-version', { version: header['version'] });
  if (!isHeader(header)) throw new Refused('package.not-a-package');
  return header as unknown as PackageHeader;
}

function parsed(line: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const value = JSON.parse(Buffer.from(line).toString('utf8')) as unknown;
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

function isHeader({ kind, from, to, epoch, closedTo, key, acknowledges }: Readonly<Record<string, unknown>>): boolean {
  const isNamed = [from, to, closedTo, key].every((text) => typeof text === 'string');
  return (
    isNamed && PACKAGE_KINDS.includes(kind as PackageKind) && isCount(epoch) && (acknowledges === null || isAcknowledged(acknowledges))
  );
}

function isAcknowledged(value: unknown): boolean {
  const { epoch, sequence } = Object(value) as Partial<Acknowledged>;
  return isCount(epoch) && isCount(sequence);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
