import { Controller, Get, Inject, Query } from '@nestjs/common';
import type { Caller } from '@tongxin/access';
import { dayIn } from '@tongxin/calendar';
import type { Clock } from '@tongxin/eventing';
import { CLOCK, type TodoFound } from '@tongxin/runtime';
import { CurrentCaller, SignedIn } from './allow.js';
import { filledText } from './catalogue.js';
import { InboxAsked, InboxList, type InboxItem } from './inbox.dto.js';
import { Describe, VIEW_REFUSALS } from './operation.js';
import type { InboxSource } from './todo-list.js';
import { INBOX } from './tokens.js';

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
    @Inject(INBOX) private readonly inbox: InboxSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Describe({
    label: { zh: '待办事项', en: 'What waits for me' },
    answer: InboxList,
    answerExample: EXAMPLE,
    refusals: VIEW_REFUSALS,
  })
  async list(@CurrentCaller() caller: Caller, @Query() { minPosition = 0 }: InboxAsked): Promise<InboxList> {
    const today = dayIn(this.clock.now());
    const { found, missing } = await this.inbox.todosOf(caller, minPosition);
    return { today, items: found.map((one) => shown(one, today)), ...(missing.length > 0 && { missing: [...missing] }) };
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
