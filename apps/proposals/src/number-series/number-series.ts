import type { NumberSeriesEvent } from '@tongxin/contracts';
import type { Aggregate } from '@tongxin/eventing';

export interface NumberSeries {
  /** How many were given out, the void ones too. */
  count: number;
  /** Number by the stream that got it. */
  reserved: Record<string, string>;
  voided: readonly string[];
}

export const NumberSeries: Aggregate<NumberSeries, NumberSeriesEvent> = {
  category: 'numberSeries',
  sharing: 'private',
  initial: { count: 0, reserved: {}, voided: [] },
  evolve(state, event) {
    switch (event.type) {
      case 'NumberReserved':
        return { ...state, count: state.count + 1, reserved: { ...state.reserved, [event.data.usedFor]: event.data.number } };
      case 'NumberVoided':
        return { ...state, voided: [...state.voided, event.data.number] };
      default:
        event satisfies never;
        return state;
    }
  },
};
