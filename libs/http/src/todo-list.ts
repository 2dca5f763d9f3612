import type { Caller } from '@tongxin/access';
import { dayIn } from '@tongxin/calendar';
import type { Clock, ViewReader } from '@tongxin/eventing';
import { todosOf, type NodeIdentity, type Service, type TodoFound } from '@tongxin/runtime';

/** What waits for an account, and the services of the node that did not answer what they have waiting. */
export interface Waiting {
  readonly found: readonly TodoFound[];
  readonly missing: readonly string[];
}

/** Finds what waits for an account, as of a log position at least. */
export interface InboxSource {
  todosOf(caller: Caller, minPosition: number): Promise<Waiting>;
}

/** What some services have waiting. @throws Refused `view.not-yet`, `view.stopped`. */
export class TodoList implements InboxSource {
  constructor(
    private readonly services: readonly Pick<Service, 'todos'>[],
    private readonly views: ViewReader,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly node: NodeIdentity,
  ) {}

  async todosOf(caller: Caller, minPosition: number): Promise<Waiting> {
    const today = dayIn(this.clock.now());
    const todos = this.services.flatMap((service) => service.todos);
    return { found: await todosOf(todos, caller, since(this.views, minPosition), { node: this.node, today }), missing: [] };
  }
}

/** The views as of a position at least. */
function since(views: ViewReader, position: number): ViewReader {
  return {
    find: (view, query, minPosition = 0) => views.find(view, query, Math.max(position, minPosition)),
    get: (view, key, minPosition = 0) => views.get(view, key, Math.max(position, minPosition)),
  };
}
