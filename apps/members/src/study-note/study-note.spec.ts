import { anyHistory, attempts } from '@tongxin/testing';
import fc from 'fast-check';
import { fileStudyNote } from './file-study-note.js';
import { StudyNote } from './study-note.js';

const memberId = fc.constantFrom('12-001', '12-002');
const on = fc.constantFrom('2026-03-20', '2026-05-01');
const word = fc.constantFrom('体会', '另一篇');

describe('study note', () => {
  it('is filed once, by its member or for one, whatever is tried', () =>
    anyHistory(
      StudyNote,
      [
        attempts(fileStudyNote, fc.record({ memberId, on, title: word, text: word }), {
          facts: { onlyFor: '12-001', leftOn: '', onBehalf: false },
        }),
        attempts(fileStudyNote, fc.record({ memberId, on, title: word, text: word }), {
          facts: { onlyFor: null, leftOn: '', onBehalf: true },
        }),
      ],
      {
        holds(_note, history) {
          expect(history.length).toBeLessThanOrEqual(1);
          for (const { data } of history) expect(data.onBehalf || data.memberId === '12-001').toBe(true);
        },
      },
    ));
});
