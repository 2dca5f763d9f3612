import { answered, api, type Schemas } from './client';
import { since } from './every-page';

export type Inbox = Schemas['InboxList'];
export type InboxItem = Schemas['InboxItem'];

/** What the account has to do now, the most urgent first. */
export const readInbox = (node: string, minPosition?: number): Promise<Inbox> =>
  answered(api(node).GET('/api/inbox', { params: { query: since(minPosition) } }));
