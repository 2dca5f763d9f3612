import { type EventStore, Refused } from '@tongxin/eventing';
import { EVENT_STORE } from '@tongxin/runtime';
import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ledger } from '../ledger/ledger.js';
import { labelOf } from './happenings.js';
import type { EventShown } from './report.models.js';
import { Titles } from './titles.js';

/** The single event a ledger line names. */
export class ReportEventQuery extends Query<EventShown> {
  constructor(
    readonly stream: string,
    readonly revision: number,
  ) {
    super();
  }
}

const types = new Set(ledger.events);

@QueryHandler(ReportEventQuery)
export class ReportEventHandler implements IQueryHandler<ReportEventQuery> {
  constructor(@Inject(EVENT_STORE) private readonly events: Pick<EventStore, 'read'>) {}

  /** Who recorded what and when; only events that figures are made of are shown here. */
  async execute({ stream, revision }: ReportEventQuery): Promise<EventShown> {
    const story = await this.events.read(stream);
    const event = story.find((one) => one.revision === revision);
    if (!event || !types.has(event.type)) throw new Refused('report.event-not-found', { stream, revision });
    const { id, type, data, metadata, storedAt, position } = event;
    const { actor, occurredOn, recordedAt } = metadata;
    const title = await new Titles(this.events, position).of(stream, (data as { itemId?: string }).itemId);
    return { id, type, stream, revision, label: labelOf(type, title), title, actor, occurredOn, recordedAt, storedAt, position, data };
  }
}
