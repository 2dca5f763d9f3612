import type { DestinationStream } from 'pino';

interface Line {
  readonly time: string;
  readonly level: string;
  readonly msg?: string;
  readonly method?: string;
  readonly route?: string;
  readonly error?: { readonly type: string; readonly message: string; readonly stack?: string };
  readonly [more: string]: unknown;
}

/** Writes each JSON line as one that people read: the time, what happened, and the rest as name=value. */
export function linesForPeople(destination: DestinationStream): DestinationStream {
  return { write: (line) => destination.write(`${readable(JSON.parse(line) as Line)}\n`) };
}

function readable({ time, level, msg = '', error, method, route, ...more }: Line): string {
  const rest = Object.entries(more).map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const what = route === undefined ? msg : `${method} ${route}`;
  const head = [time.slice(11, 19), level.toUpperCase().padEnd(5), what, ...rest].join(' ');
  return error ? [`${head} ${error.type}: ${error.message}`, error.stack ?? ''].join('\n').trimEnd() : head;
}
