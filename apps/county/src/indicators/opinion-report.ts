import type { OpinionReportEvent } from '@tongxin/contracts';
import type { Entity } from './indicator.js';

/** A social-opinion item as figures see it. */
export interface OpinionReport {
  readonly reporter: string;
  readonly township: string;
  readonly submittedOn: string | null;
}

/** An opinion item: who reported it, and when. */
export const opinionReport: Entity<OpinionReport, OpinionReportEvent> = {
  name: 'opinion-report',
  events: ['OpinionSubmitted'],
  initial: { reporter: '', township: '', submittedOn: null },
  evolve(_state, { data: { reporter } }, { on, node }) {
    return { reporter, township: node, submittedOn: on };
  },
};
