import type { StudyNoteEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { fileStudyNote } from './file-study-note.js';
import { StudyNote } from './study-note.js';

const note = { memberId: '12-001', on: '2026-03-20', title: '学习全会精神的体会', text: '结合本职工作，谈三点体会。' };
const filed: StudyNoteEvent = { type: 'StudyNoteFiled', data: { ...note, onBehalf: false } };
const { given } = specFor(StudyNote, fileStudyNote, { facts: { onlyFor: '12-001', leftOn: '', onBehalf: false } });

describe('file study note', () => {
  it('files a member’s own', () => given().when(note).then(filed));
  it('says when a clerk entered it', () =>
    given()
      .when(note, { facts: { onlyFor: null, leftOn: '', onBehalf: true } })
      .then({ type: 'StudyNoteFiled', data: { ...note, onBehalf: true } }));
  it('refuses to change it', () =>
    given(filed)
      .when({ ...note, text: '另一篇' })
      .thenRefused('study-note.already-filed'));
  it('refuses the note of another member', () =>
    given()
      .when({ ...note, memberId: '12-002' })
      .thenRefused('study-note.of-another'));
  it('refuses a day to come', () =>
    given()
      .when({ ...note, on: '2026-04-02' })
      .thenRefused('study-note.day-to-come', { on: '2026-04-02' }));
  it('refuses a member whom the register does not know, or who left', () => {
    given()
      .when(note, { facts: { onlyFor: null, leftOn: null, onBehalf: true } })
      .thenRefused('study-note.member-unknown', { memberId: '12-001' });
    given()
      .when(note, { facts: { onlyFor: null, leftOn: '2026-03-31', onBehalf: true } })
      .thenRefused('study-note.member-left', { on: '2026-03-31' });
  });
});
