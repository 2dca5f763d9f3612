import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Every way in which a text may lie in a file: as it is, as JSON escapes it, as a URL carries it, in the encodings that tools dump it in. */
function formsOf(text: string): Buffer[] {
  const escaped = [...text].map((letter) =>
    letter.charCodeAt(0) > 126 ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}` : letter,
  );
  const utf8 = Buffer.from(text, 'utf8');
  return [
    utf8,
    Buffer.from(escaped.join(''), 'utf8'),
    Buffer.from(encodeURIComponent(text), 'utf8'),
    Buffer.from(text, 'utf16le'),
    Buffer.from(utf8.toString('base64').replace(/=+$/, '').slice(0, -1), 'utf8'),
    Buffer.from(utf8.toString('hex'), 'utf8'),
  ];
}

/** Which of the texts stand in these bytes. */
export function foundIn(bytes: Uint8Array | string, texts: readonly string[]): string[] {
  const haystack = Buffer.from(bytes);
  return texts.filter((text) => formsOf(text).some((form) => haystack.includes(form)));
}

/** Files under a folder in which one of the texts stands, each with what stands there; `except` leaves files out by name. */
export function leaks(folder: string, texts: readonly string[], except: (file: string) => boolean = () => false): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !except(entry.name))
    .flatMap((entry) => {
      const file = join(entry.parentPath, entry.name);
      return foundIn(readFileSync(file), texts).map((text) => `${relative(folder, file)}: ${text}`);
    });
}

/** All that is written to the process's outputs while `work` runs. */
export async function outputOf(work: () => Promise<void>): Promise<string> {
  const written: string[] = [];
  const streams = [process.stdout, process.stderr];
  const writers = streams.map((stream) => stream.write.bind(stream));
  for (const stream of streams) {
    stream.write = (chunk: string | Uint8Array) => {
      written.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
      return true;
    };
  }
  try {
    await work();
  } finally {
    streams.forEach((stream, index) => (stream.write = writers[index] ?? stream.write));
  }
  return written.join('');
}
