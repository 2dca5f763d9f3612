import type { OpinionReportEvent, OpinionText } from '@tongxin/contracts';
import type { Aggregate } from '@tongxin/eventing';

export interface OpinionReport {
  submitted: (OpinionText & { reporter: string }) | null;
}

export const OpinionReport: Aggregate<OpinionReport, OpinionReportEvent> = {
  category: 'opinionReport',
  initial: { submitted: null },
  evolve(_state, event) {
    switch (event.type) {
      case 'OpinionSubmitted':
        return { submitted: event.data };
    }
  },
};
