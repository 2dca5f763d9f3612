import { Controller, Get, Inject, Query } from '@nestjs/common';
import type { Caller } from '@tongxin/access';
import { dayIn } from '@tongxin/calendar';
import type { Clock, ViewReader } from '@tongxin/eventing';
import { CLOCK, NODE, todosOf, VIEWS, type NodeIdentity, type Service, type TodoFound } from '@tongxin/runtime';
import { CurrentCaller, SignedIn } from './allow.js';
import { filledText } from './catalogue.js';
import { InboxAsked, InboxList, type InboxItem } from './inbox.dto.js';
import { Describe } from './operation.js';
import { SERVICES } from './tokens.js';

const EXAMPLE: InboxList = {
  today: '2026-04-01',
  items: [
    {
      code: 'attendance-to-record',
      title: { zh: '登记“春耕视察”的出勤', en: 'Record who came to “春耕视察”' },
      params: { title: '春耕视察' },
      dueOn: '2026-04-03',
      since: '2026-03-27',
      late: false,
      link: { page: 'activity', params: { id: '0196a2f0-7c1e-7d3a-9b58-3f2c5d1e8a47' }, query: {} },
    },
  ],
};

/** What each account has to do now, gathered from all services of the node. */
@Controller('api/inbox')
@SignedIn()
export class InboxController {
  constructor(
    @Inject(SERVICES) private readonly services: readonly Service[],
    @Inject(VIEWS) private readonly views: ViewReader,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NODE) private readonly node: NodeIdentity,
  ) {}

  @Get()
  @Describe({
    label: { zh: '待办事项', en: 'What waits for me' },
    answer: InboxList,
    answerExample: EXAMPLE,
    refusals: ['view.not-yet', 'view.stopped'],
  })
  async list(@CurrentCaller() caller: Caller, @Query() { minPosition = 0 }: InboxAsked): Promise<InboxList> {
    const today = dayIn(this.clock.now());
    const todos = this.services.flatMap((service) => service.todos);
    const found = await todosOf(todos, caller, since(this.views, minPosition), { node: this.node, today });
    return { today, items: found.map((one) => shown(one, today)) };
  }
}

function shown({ code, title, params, dueOn, since: waits, link }: TodoFound, today: string): InboxItem {
  return {
    code,
    title: filledText(title, params),
    params,
    ...(dueOn !== null && { dueOn }),
    ...(waits !== null && { since: waits }),
    late: dueOn !== null && dueOn < today,
    link: { page: link.page, params: link.params ?? {}, query: link.query ?? {} },
  };
}

/** The views as of a position at least. */
function since(views: ViewReader, position: number): ViewReader {
  return {
    find: (view, query, minPosition = 0) => views.find(view, query, Math.max(position, minPosition)),
    get: (view, key, minPosition = 0) => views.get(view, key, Math.max(position, minPosition)),
  };
}
