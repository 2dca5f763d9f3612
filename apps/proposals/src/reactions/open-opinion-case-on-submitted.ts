import type { OpinionReportEvent } from '@tongxin/contracts';
import { parseStream, type Reaction } from '@tongxin/eventing';

/** A submitted opinion item opens a case at the county. */
export const openOpinionCaseOnSubmitted: Reaction<OpinionReportEvent> = {
  name: 'open-opinion-case-on-submitted',
  events: ['OpinionSubmitted'],
  startsAt: 'beginning',
  async react({ stream, data }) {
    const { node: township, id } = parseStream(stream);
    const body = { report: stream, township, reporter: data.reporter };
    return [{ command: 'opinion-cases/open-opinion-case', id: `${township}.${id}`, body }];
  },
};
