import type { StudyNoteEvent } from '@tongxin/contracts';
import type { View } from '@tongxin/eventing';
import { IsBoolean, IsInt, IsString } from 'class-validator';

export class StudyNoteCard {
  @IsString() id!: string;
  /** The node where it was filed. */
  @IsString() node!: string;
  @IsString() memberId!: string;
  @IsInt() year!: number;
  /** Day of the study. */
  @IsString() on!: string;
  @IsString() title!: string;
  @IsString() text!: string;
  /** A clerk entered it for the member. */
  @IsBoolean() onBehalf!: boolean;
  @IsString() filedOn!: string;
}

/** What members wrote of their studies. */
export const studyNotes: View<StudyNoteCard, StudyNoteEvent> = {
  name: 'study-notes',
  version: 1,
  events: ['StudyNoteFiled'],
  indexes: ['on', 'memberId', 'year', 'node'],
  keys: (_event, { stream }) => [stream],
  project: (_card, { data }, { id, node, recorded }) => ({
    ...data,
    id,
    node,
    year: Number(data.on.slice(0, 4)),
    filedOn: recorded.metadata.occurredOn,
  }),
};
