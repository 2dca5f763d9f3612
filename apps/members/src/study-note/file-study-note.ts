import { IsDay } from '@tongxin/calendar';
import type { StudyNoteEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsString, Length, Matches } from 'class-validator';
import { MEMBER_NUMBER, type FilerFacts } from '../fields.js';
import type { StudyNote } from './study-note.js';

export class FileStudyNote {
  @IsString() @Matches(MEMBER_NUMBER) memberId!: string;
  /** Day of the study. */
  @IsDay() on!: string;
  @IsString() @Length(1, 100) title!: string;
  @IsString() @Length(1, 20_000) text!: string;
}

/** A member in office files a note on what was studied; a clerk enters it for one who does not log in, and the event says so. */
export const fileStudyNote: Decide<StudyNote, FileStudyNote, StudyNoteEvent, FilerFacts> = (note, command, { today, facts }) => {
  const { memberId, on, title, text } = command;
  if ((facts.onlyFor ?? memberId) !== memberId) throw new Refused('study-note.of-another');
  const filing = { memberId, on, title, text, onBehalf: facts.onBehalf };
  if (note.filed) {
    if (JSON.stringify(note.filed) === JSON.stringify(filing)) return [];
    throw new Refused('study-note.already-filed');
  }
  if (facts.leftOn === null) throw new Refused('study-note.member-unknown', { memberId });
  if (facts.leftOn !== '') throw new Refused('study-note.member-left', { on: facts.leftOn });
  if (on > today) throw new Refused('study-note.day-to-come', { on });
  return [{ type: 'StudyNoteFiled', data: filing }];
};
