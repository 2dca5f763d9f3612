/** Media types of what is written here, by the ending of the file's name. */
export const MEDIA_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export type WrittenFormat = keyof typeof MEDIA_TYPES;

/** A file as it is handed out: its name with the ending, and what it holds. */
export interface WrittenFile {
  readonly name: string;
  readonly format: WrittenFormat;
  readonly bytes: Uint8Array;
}

/** How HTTP names a file to save (RFC 6266): the name in UTF-8, and one in ASCII for who cannot read that. */
export function asAttachment({ name, format }: Pick<WrittenFile, 'name' | 'format'>): string {
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="document.${format}"; filename*=UTF-8''${encoded}`;
}
