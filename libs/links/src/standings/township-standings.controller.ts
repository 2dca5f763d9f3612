import { Controller, Get, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Allow, Describe } from '@tongxin/http';
import { TownshipStandings } from './township-standing.js';
import { TownshipStandingsQuery } from './township-standings.query.js';

const example: TownshipStandings = {
  at: '2026-04-01T02:00:00.000Z',
  items: [
    {
      node: '990101101',
      name: '示例镇政协工作委员会',
      presence: 'ONLINE',
      lastSeenAt: '2026-04-01T01:59:20.000Z',
      waiting: 0,
      received: 412,
      behind: 0,
      quarantined: 0,
    },
    {
      node: '990101201',
      name: '示例乡政协工作委员会',
      presence: 'INVITED',
      waiting: 0,
      received: 0,
      quarantined: 0,
      invitedUntil: '2026-04-15T02:00:00.000Z',
    },
  ],
};

/** How the county's townships stand to it. A node without townships of its own has none to tell of. */
@Controller('api')
export class TownshipStandingsController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get('township-standings')
  @Allow('county-office', 'leader', 'administrator')
  @Describe({ label: { zh: '乡镇连接情况', en: 'How townships are connected' }, answer: TownshipStandings, answerExample: example })
  standings(): Promise<TownshipStandings> {
    return this.queries.execute(new TownshipStandingsQuery());
  }
}
