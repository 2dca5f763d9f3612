import { Refused } from '@tongxin/eventing';
import type { ExchangeKeyCard } from '../views/exchange-key-card.js';
import { CLOUD_EVENTS } from './cloud-event.js';
import type { SignedPage } from './page-signature.js';

export interface PageAsked {
  readonly token: string;
  readonly lastEventId: string | null;
  /** Milliseconds the peer may wait for something to come. */
  readonly timeout: number;
}

const MOST_BYTES = 8 * 2 ** 20;
/** Milliseconds beyond the waiting after which a silent peer is given up. */
const SILENCE_MS = 20_000;

/** Another county's feed over HTTP. What it sends is believed by nobody yet. */
export class PeerFeed {
  constructor(
    private readonly url: string,
    private readonly over: AbortSignal,
  ) {}

  /** @throws Refused `exchange.token-refused`, `exchange.last-event-unknown`, `exchange.peer-answered` {status}, `exchange.peer-unreachable`. */
  async page({ token, lastEventId, timeout }: PageAsked): Promise<SignedPage> {
    const asked = new URL(this.url);
    if (lastEventId !== null) asked.searchParams.set('lastEventId', lastEventId);
    asked.searchParams.set('timeout', String(timeout));
    const headers = { authorization: `Bearer ${token}`, accept: `${CLOUD_EVENTS}, application/problem+json` };
    const response = await this.get(asked, headers, timeout);
    const header = (name: string): string => response.headers.get(name) ?? '';
    return {
      query: asked.search,
      body: await bytesOf(response),
      digest: header('content-digest'),
      signatureInput: header('signature-input'),
      signature: header('signature'),
    };
  }

  /** The keys as the peer tells them; the list stands beside the feed. */
  async keys(): Promise<readonly Partial<ExchangeKeyCard>[]> {
    const response = await this.get(new URL('keys', this.url), { accept: 'application/json' }, 0);
    const told = jsonOf(await bytesOf(response));
    const { keys } = (typeof told === 'object' && told !== null ? told : {}) as { keys?: unknown };
    return Array.isArray(keys) ? keys.filter((key): key is Partial<ExchangeKeyCard> => typeof key === 'object' && key !== null) : [];
  }

  private async get(url: URL, headers: Readonly<Record<string, string>>, timeout: number): Promise<Response> {
    const signal = AbortSignal.any([this.over, AbortSignal.timeout(timeout + SILENCE_MS)]);
    let response: Response;
    try {
      response = await fetch(url, { headers, signal, redirect: 'manual' });
    } catch (error) {
      throw new Refused('exchange.peer-unreachable', { cause: causeOf(error) });
    }
    if (response.status === 200) return response;
    throw await refusalIn(response);
  }
}

async function refusalIn(response: Response): Promise<Refused> {
  const problem = jsonOf(await bytesOf(response));
  const { code } = (typeof problem === 'object' && problem !== null ? problem : {}) as { code?: unknown };
  if (response.status === 401) return new Refused('exchange.token-refused');
  if (code === 'exchange-feed.last-event-not-found') return new Refused('exchange.last-event-unknown');
  return new Refused('exchange.peer-answered', { status: response.status });
}

/** What JSON says, or undefined where it is none. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** @throws Refused `exchange.page-too-large`, `exchange.peer-unreachable`. */
async function bytesOf(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > MOST_BYTES) throw new Refused('exchange.page-too-large', { most: MOST_BYTES });
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('exchange.peer-unreachable', { cause: causeOf(error) });
  }
  return Buffer.concat(chunks);
}

function causeOf(error: unknown): string {
  const { code, name } = ((error as { cause?: unknown }).cause ?? error) as { code?: string; name?: string };
  return code ?? name ?? 'unknown';
}
