import type { Caller, Role } from '@tongxin/access';
import type { ViewReader } from '@tongxin/eventing';
import type { Label } from './label.js';
import type { NodeIdentity } from './tokens.js';

/** A page of the console and what it is opened with; `query` stands behind the question mark. */
export interface TodoLink {
  readonly page: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

/** One matter that waits for somebody. Nothing personal stands in it: no name, no text about a person. */
export interface TodoItem {
  /** What the title's placeholders stand for. */
  readonly params: Readonly<Record<string, string | number>>;
  /** Last day for it, `YYYY-MM-DD`; null where none is set. */
  readonly dueOn: string | null;
  /** Day since which it waits; null where no day begins it. */
  readonly since: string | null;
  readonly link: TodoLink;
  /** It waits for the account of this member alone; absent when for everyone with the role. */
  readonly memberId?: string;
  /** It waits for this account alone; absent when for everyone with the role. */
  readonly account?: string;
}

export interface TodoPlace {
  readonly node: NodeIdentity;
  /** Date in the office's time zone. */
  readonly today: string;
}

/** One kind of thing that waits for people: found in the service's views whenever somebody asks what to do. */
export interface Todo {
  /** kebab-case, unique in a node. The console's catalogue may know it, and looks no further than the title if not. */
  readonly code: string;
  /** Title in two languages, with placeholders such as `{title}`. */
  readonly title: Label;
  /** Whose list it stands on. */
  readonly roles: readonly Role[];
  /** What waits at this node now. Copies of other nodes' matters are not this node's work. */
  find(views: ViewReader, place: TodoPlace): Promise<readonly TodoItem[]>;
}

/** What waits for one account, with what kind of thing each is. */
export type TodoFound = TodoItem & Pick<Todo, 'code' | 'title'>;

/** All that waits for a caller, the most urgent first. */
export async function todosOf(todos: readonly Todo[], caller: Caller, views: ViewReader, place: TodoPlace): Promise<readonly TodoFound[]> {
  const own = todos.filter(({ roles }) => roles.some((role) => caller.roles.includes(role)));
  const found = await Promise.all(
    own.map(async (todo) => (await todo.find(views, place)).map((item) => ({ ...item, code: todo.code, title: todo.title }))),
  );
  const mine = found
    .flat()
    .filter(({ memberId = caller.memberId, account = caller.account }) => memberId === caller.memberId && account === caller.account);
  return mostUrgentFirst(mine);
}

/** What is due first at the head; what has no day comes last, by how long it has waited. */
export function mostUrgentFirst(found: readonly TodoFound[]): readonly TodoFound[] {
  return found.toSorted((one, other) => (urgencyOf(one) < urgencyOf(other) ? -1 : 1));
}

function urgencyOf({ dueOn, since, code, link }: TodoFound): string {
  return [dueOn ?? '9999', since ?? '9999', code, JSON.stringify(link)].join(' ');
}
