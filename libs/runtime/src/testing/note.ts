import 'reflect-metadata';
import { Refused, type Aggregate, type Decide, type Event, type Projection, type View } from '@tongxin/eventing';
import { Type } from 'class-transformer';
import { IsArray, IsObject, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import { commands } from '../registration.js';

/** A small service for the specs of the engines: notes that are written and closed. */
export type NoteEvent = Event<'NoteOpened', { title: string }> | Event<'NoteWritten', { text: string }> | Event<'NoteClosed', object>;

export interface Note {
  readonly texts: readonly string[];
  readonly closed: boolean;
}

export const Note: Aggregate<Note, NoteEvent> = {
  category: 'note',
  initial: { texts: [], closed: false },
  evolve(state, event) {
    switch (event.type) {
      case 'NoteOpened':
        return state;
      case 'NoteWritten':
        return { ...state, texts: [...state.texts, event.data.text] };
      case 'NoteClosed':
        return { ...state, closed: true };
    }
  },
};

export class Tag {
  @IsString() @Length(1, 20) name!: string;
}

export class WriteNote {
  @IsString() @Length(1, 200) text!: string;
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => Tag) tags?: Tag[];
  @IsOptional() @IsObject() @ValidateNested() @Type(() => Tag) first?: Tag;
}

/** A text stands in a note once; a closed note takes no more. */
export const writeNote: Decide<Note, WriteNote, NoteEvent> = ({ texts, closed }, { text }) => {
  if (texts.includes(text)) return [];
  if (closed) throw new Refused('note.closed');
  return [{ type: 'NoteWritten', data: { text } }];
};

export class CloseNote {}

export const closeNote: Decide<Note, CloseNote, NoteEvent> = ({ texts, closed }) =>
  closed || texts.length === 0 ? [] : [{ type: 'NoteClosed', data: {} }];

export class OpenNote {
  @IsString() @Length(1, 50) title!: string;
}

export const openNote: Decide<Note, OpenNote, NoteEvent> = (_note, { title }) => [
  { type: 'NoteOpened', data: { title } },
  { type: 'NoteWritten', data: { text: title } },
];

export class CountNote {
  @IsString() view!: string;
}

export const countNote: Decide<Note, CountNote, NoteEvent, { count: number }> = (_note, _command, { facts }) => [
  { type: 'NoteWritten', data: { text: `counted ${facts.count}` } },
];

const label = { zh: '', en: '' };

export const noteCommands = commands('notes', Note, (command) => [
  command(WriteNote, writeNote, ['clerk', 'system'], { label }),
  command(CloseNote, closeNote, ['clerk', 'system'], { label }),
  command(OpenNote, openNote, ['clerk'], { label, creates: true }),
  command(CountNote, countNote, ['clerk', 'system'], {
    label,
    facts: async ({ view }, { views }) => ({ count: (await views.find(view, {})).items.length }),
  }),
]);

export interface NoteCard {
  readonly id: string;
  readonly count: number;
  readonly last: string;
  readonly closed: boolean;
}

/** One card a note; the simplest form of a view. */
export const noteCards: View<NoteCard, NoteEvent> = {
  name: 'note-cards',
  version: 1,
  events: ['NoteOpened', 'NoteWritten', 'NoteClosed'],
  indexes: ['count', 'closed'],
  keys: (_event, { id }) => [id],
  project(card = { id: '', count: 0, last: '', closed: false }, event, { id }) {
    switch (event.type) {
      case 'NoteOpened':
        return { ...card, id };
      case 'NoteWritten':
        return { ...card, id, count: card.count + 1, last: event.data.text };
      case 'NoteClosed':
        return event.type === 'NoteClosed' && card.count > 2 ? undefined : { ...card, id, closed: true };
    }
  },
};

export interface Word {
  readonly word: string;
  readonly notes: readonly string[];
}

/** One document a word: an event touches several. */
export const words: View<Word, NoteEvent> = {
  name: 'words',
  version: 1,
  events: ['NoteWritten'],
  keys: (event) => (event.type === 'NoteWritten' ? event.data.text.split(' ') : []),
  project: (word, _event, { key, stream }) => ({ word: key, notes: [...new Set([...(word?.notes ?? []), stream])].sort() }),
};

export interface Closing {
  readonly texts?: number;
  readonly closed?: number;
}

/** Its keys hang on its own documents: a note's texts are moved to its node's total when it is closed. */
export const closings: Projection<NoteEvent> = {
  name: 'closings',
  version: 1,
  events: ['NoteWritten', 'NoteClosed'],
  *changes(event, { stream, node, lookup }) {
    const texts = lookup<Closing>(stream)?.texts ?? 0;
    if (event.type === 'NoteWritten') yield [stream, { texts: texts + 1 }];
    if (event.type !== 'NoteClosed') return;
    yield [stream, undefined];
    const total = lookup<Closing>(node) ?? { texts: 0, closed: 0 };
    yield [node, { texts: (total.texts ?? 0) + texts, closed: (total.closed ?? 0) + 1 }];
  },
};
