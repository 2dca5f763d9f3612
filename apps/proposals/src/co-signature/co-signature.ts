import type { CoSignatureEvent } from '@tongxin/contracts';
import type { Aggregate } from '@tongxin/eventing';

export interface CoSignature {
  /** The last word, and the version of the text it was given on. */
  answer: { given: boolean; version: number } | null;
}

export const CoSignature: Aggregate<CoSignature, CoSignatureEvent> = {
  category: 'coSignature',
  initial: { answer: null },
  evolve(state, event) {
    switch (event.type) {
      case 'CoSignatureGiven':
        return { answer: { given: true, version: event.data.version } };
      case 'CoSignatureDeclined':
        return { answer: { given: false, version: event.data.version } };
      default:
        event satisfies never;
        return state;
    }
  },
};
