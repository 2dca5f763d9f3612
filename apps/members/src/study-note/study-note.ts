import type { StudyNoteEvent, StudyNoteFiling } from '@tongxin/contracts';
import type { Aggregate } from '@tongxin/eventing';

export interface StudyNote {
  filed: StudyNoteFiling | null;
}

export const StudyNote: Aggregate<StudyNote, StudyNoteEvent> = {
  category: 'studyNote',
  initial: { filed: null },
  evolve(state, event) {
    switch (event.type) {
      case 'StudyNoteFiled':
        return { filed: event.data };
      default:
        event.type satisfies never;
        return state;
    }
  },
};
