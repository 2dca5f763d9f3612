import type { StudyNoteEvent } from '@tongxin/contracts';
import { viewSpecFor, type Happened } from '@tongxin/testing';
import { studyNotes } from './study-notes.view.js';

const data = { memberId: '12-001', on: '2025-12-20', title: '学习体会', text: '三点。', onBehalf: true };
const filed: Happened<StudyNoteEvent> = { type: 'StudyNoteFiled', data, id: 'n1', category: 'studyNote', occurredOn: '2026-01-05' };

describe('study notes', () => {
  it('show what was filed, in the year of the study', () =>
    viewSpecFor(studyNotes)
      .given(filed)
      .then({ 'studyNote-990101101.n1': { ...data, id: 'n1', node: '990101101', year: 2025, filedOn: '2026-01-05' } }));
});
