import { answered, api, type Schemas } from './client';
import { Problem } from './problem';

/** One committee's running instance, as the sign-in page lists it. */
export interface NodeEntry {
  id: string;
  name: string;
  level: string;
  superior: string | null;
}

/** An account of the sample county; a real county names none. */
export type SignInHint = Schemas['SignInHint'];

/** The nodes of this program. The list stands above the nodes' own APIs, so no node's document has it. */
export async function listNodes(): Promise<NodeEntry[]> {
  const response = await fetch('/api/nodes').catch(() => undefined);
  if (!response?.ok) throw new Problem(response?.status ?? 0, response ? 'http.nodes' : 'network', { zh: '', en: '' });
  return (await response.json()) as NodeEntry[];
}

export const signInHints = (node: string): Promise<SignInHint[]> => answered(api(node).GET('/api/sign-in-hints'));
