import { answered, api, beside, type Schemas } from './client';
import { everyPage, since } from './every-page';

type CommandAnswer = Schemas['CommandAnswer'];

export type OwnExperience = Schemas['OwnExperience'];
export type ReceivedExperience = Schemas['ReceivedExperienceCard'];
export type ExperienceEntry = Schemas['PublishExperience'];
export type WithdrawalReason = Schemas['WithdrawExperience']['reason'];
export type Peer = Schemas['PeerCard'];
export type Subscription = Schemas['SubscriptionState'];

/** What this county told, the latest first. */
export async function listOwnExperiences(node: string): Promise<OwnExperience[]> {
  const cards = await everyPage((page) => answered(api(node).GET('/api/own-experiences', { params: { query: page } })));
  return cards.toSorted((a, b) => b.changedAt.localeCompare(a.changedAt));
}

export const readOwnExperience = (node: string, key: string, minPosition?: number): Promise<OwnExperience> =>
  answered(api(node).GET('/api/own-experiences/{key}', { params: { path: { key }, query: since(minPosition) } }));

/** What other counties told, the latest first; what is not here yet is left out. */
export async function listReceivedExperiences(node: string): Promise<ReceivedExperience[]> {
  const cards = await everyPage((page) => answered(api(node).GET('/api/received-experiences', { params: { query: page } })));
  return cards.filter(({ status }) => status !== 'AWAITED').toSorted((a, b) => b.changedOn.localeCompare(a.changedOn));
}

export const readReceivedExperience = (node: string, key: string, minPosition?: number): Promise<ReceivedExperience> =>
  answered(api(node).GET('/api/received-experiences/{key}', { params: { path: { key }, query: since(minPosition) } }));

export const listPeers = (node: string): Promise<Peer[]> =>
  everyPage((page) => answered(api(node).GET('/api/peer-list', { params: { query: page } })));

/** How reading each peer's feed goes. */
export const subscriptions = async (node: string): Promise<Subscription[]> =>
  (await answered(api(node).GET('/api/exchange/subscriptions'))).items;

const of = (id: string): { path: { id: string }; header: ReturnType<typeof beside> } => ({ path: { id }, header: beside() });

export const publishExperience = (node: string, body: ExperienceEntry, key: string): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/experiences/publish-experience', { params: { header: beside({ key }) }, body }));

export const reviseExperience = (node: string, id: string, body: Schemas['ReviseExperience']): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/experiences/{id}/revise-experience', { params: of(id), body }));

export const withdrawExperience = (node: string, id: string, reason: WithdrawalReason): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/experiences/{id}/withdraw-experience', { params: of(id), body: { reason } }));

export const borrowExperience = (node: string, id: string): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/experience-borrowings/{id}/borrow-experience', { params: of(id), body: {} }));
