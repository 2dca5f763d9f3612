import type { ExchangeKeys, SubscriptionState, SubscriptionStates } from '../../apps/liaison/src/exchange/exchange.models.js';
import type { FeedEntry } from '../../apps/liaison/src/exchange/cloud-event.js';
import type { SignedPage } from '../../apps/liaison/src/exchange/page-signature.js';
import type { ReceivedExperienceCard } from '../../apps/liaison/src/views/received-experience-card.js';
import { COUNTY, SmallCounty } from './small-county.js';

export const NORTH = '990202';
export const OFFICE = `office@${COUNTY}`;
export const NORTH_OFFICE = `office@${NORTH}`;

/** A county alone in a program of its own, north of the small one. */
export function openNorth(instant: string): Promise<SmallCounty> {
  const records = [{ id: NORTH, name: '北川县政协', level: 'COUNTY', superior: null }] as const;
  const accounts = [
    [NORTH, 'office', 'county-office'],
    [NORTH, 'admin', 'administrator'],
  ] as const;
  return SmallCounty.open(instant, { records, accounts });
}

export interface County {
  readonly county: SmallCounty;
  readonly office: string;
  readonly node: string;
}

export const feedUrl = ({ county, node }: County): string => `${county.url}/n/${node}/api/exchange/feed`;

/** The one registers the other and gives it a token. */
export async function admit({ county, office }: County, peer: string, name: string): Promise<string> {
  await county.done(office, 'POST', `peers/${peer}/register-peer`, { name });
  return (await county.done<{ token: string }>(office, 'POST', `peers/${peer}/new-token`)).token;
}

/** Each registers the other; the reader is given a token and the key by another way, and reads from now on. */
export async function subscribe(reader: County, teller: County): Promise<void> {
  const token = await admit(teller, reader.node, '读者县政协');
  const { keys } = await teller.county.done<ExchangeKeys>(teller.office, 'GET', 'exchange/keys');
  const { county, office } = reader;
  await county.done(office, 'POST', `peers/${teller.node}/register-peer`, { name: '讲者县政协' });
  await county.done(office, 'POST', `peers/${teller.node}/trust-peer-key`, { publicKey: keys.at(-1)?.publicKey });
  await county.done(office, 'PUT', `peers/${teller.node}/feed-token`, { token });
  await county.done(office, 'POST', `peers/${teller.node}/subscribe-to-peer`, { url: feedUrl(teller) });
}

/** Reads all there is and tells how that went. */
export async function readNow({ county, office }: County, peer: string): Promise<SubscriptionState> {
  const { items } = await county.done<SubscriptionStates>(office, 'POST', 'exchange/read');
  const state = items.find((one) => one.peer === peer);
  if (!state) throw new Error(`${peer} is no peer`);
  return state;
}

export async function received({ county, office }: County): Promise<ReceivedExperienceCard[]> {
  await county.settle();
  return (await county.done<{ items: ReceivedExperienceCard[] }>(office, 'GET', 'received-experiences?limit=500')).items;
}

/** Resolves once a county's log holds an event of a type. */
export async function untilRecorded({ county, node }: County, type: string): Promise<void> {
  const { events } = county.program.only(node).stores;
  const isThere = async (): Promise<boolean> => (await events.readLog(0, { limit: 10_000 })).events.some((event) => event.type === type);
  await new Promise<void>((resolve, reject) => {
    const look = (): void => void isThere().then((there) => there && resolve(), reject);
    events.onAppended(look);
    look();
  });
}

export interface FeedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly entries: readonly FeedEntry[];
  readonly page: SignedPage;
  readonly code: string | undefined;
}

/** Asks a feed as a peer's program would. */
export async function askFeed(
  teller: County,
  token: string | undefined,
  query = '',
  headers: Readonly<Record<string, string>> = {},
): Promise<FeedAnswer> {
  const given = { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...headers };
  const response = await fetch(`${feedUrl(teller)}${query}`, { headers: given });
  const body = Buffer.from(await response.arrayBuffer());
  const said: unknown = body.length > 0 ? JSON.parse(body.toString('utf8')) : [];
  const header = (name: string): string => response.headers.get(name) ?? '';
  const signed = { digest: header('content-digest'), signatureInput: header('signature-input'), signature: header('signature') };
  return {
    status: response.status,
    headers: response.headers,
    entries: Array.isArray(said) ? (said as FeedEntry[]) : [],
    page: { query, body, ...signed },
    code: (said as { code?: string }).code,
  };
}
