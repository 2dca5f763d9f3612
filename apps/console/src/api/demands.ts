import { answered, api, beside, type Schemas } from './client';
import { everyPage, since } from './every-page';

type CommandAnswer = Schemas['CommandAnswer'];

/** A demand by codes and days; who asked and what they said is revealed for a purpose alone. */
export type DemandCard = Schemas['DemandCard'];
export type DemandEntry = Schemas['ReceiveDemand'];
export type Assignment = Schemas['AssignDemand'];
export type Answer = Schemas['AnswerDemand'];
export type Revisit = Schemas['RevisitDemand'];
export type Closing = Schemas['CloseDemand'];
export type Look = Schemas['RevealDemand'];
export type Revealed = Schemas['DemandRevealed'];
export type ErasureReason = Schemas['ErasePerson']['reason'];

/** The latest first. */
export async function listDemands(node: string, minPosition?: number): Promise<DemandCard[]> {
  const cards = await everyPage((page) =>
    answered(api(node).GET('/api/demand-list', { params: { query: { ...page, ...since(minPosition) } } })),
  );
  return cards.toSorted((a, b) => b.receivedOn.localeCompare(a.receivedOn));
}

export const readDemand = (node: string, key: string, minPosition?: number): Promise<DemandCard> =>
  answered(api(node).GET('/api/demand-list/{key}', { params: { path: { key }, query: since(minPosition) } }));

/** How residents stand in lists, such as `王×户`; those erased have no entry. */
export async function masksOf(node: string, personIds: readonly string[]): Promise<Map<string, string>> {
  const known = new Map<string, string>();
  const ids = [...new Set(personIds)];
  for (let from = 0; from < ids.length; from += 100) {
    const query = { ids: ids.slice(from, from + 100).join(',') };
    const { items } = await answered(api(node).GET('/api/people/masks', { params: { query } }));
    for (const { personId, mask } of items) known.set(personId, mask);
  }
  return known;
}

const of = (id: string): { path: { id: string }; header: ReturnType<typeof beside> } => ({ path: { id }, header: beside() });

export const receiveDemand = (node: string, body: DemandEntry, key: string): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/resident-demands/receive-demand', { params: { header: beside({ key }) }, body }));

export const assignDemand = (node: string, id: string, body: Assignment): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/resident-demands/{id}/assign-demand', { params: of(id), body }));

export const answerDemand = (node: string, id: string, body: Answer): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/resident-demands/{id}/answer-demand', { params: of(id), body }));

export const revisitDemand = (node: string, id: string, body: Revisit): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/resident-demands/{id}/revisit-demand', { params: of(id), body }));

export const closeDemand = (node: string, id: string, body: Closing): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/resident-demands/{id}/close-demand', { params: of(id), body }));

/** Every look is noted with its purpose before it is granted. */
export const revealDemand = (node: string, id: string, body: Look): Promise<Revealed> =>
  answered(api(node).POST('/api/resident-demands/{id}/reveal', { params: { path: { id } }, body }));

/** Destroys the person's key: nothing of them can be read again. */
export const erasePerson = (node: string, personId: string, reason: ErasureReason): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/people/{id}/erase-person', { params: of(personId), body: { reason } }));
