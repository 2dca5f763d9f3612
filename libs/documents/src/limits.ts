import { Refused } from '@tongxin/eventing';

export interface ReadLimits {
  /** Size of the file as it came, in bytes. */
  maxBytes: number;
  /** Size of all that a DOCX or XLSX holds once unpacked, in bytes. */
  maxUnpackedBytes: number;
  maxRows: number;
  maxColumns: number;
}

const MEBIBYTE = 1024 * 1024;

export const defaultLimits: ReadLimits = { maxBytes: 2 * MEBIBYTE, maxUnpackedBytes: 16 * MEBIBYTE, maxRows: 20_000, maxColumns: 200 };

/** A file may hold something, and no more than the limit. */
export function checkSize(bytes: Uint8Array, name: string, { maxBytes }: ReadLimits): void {
  if (bytes.length === 0) throw new Refused('document.empty', { name });
  if (bytes.length > maxBytes) throw new Refused('document.too-large', { name, bytes: bytes.length, maxBytes });
}
