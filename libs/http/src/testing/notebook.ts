import { Refused, streamOf, type Aggregate, type Decide, type Event } from '@tongxin/eventing';
import { commands, service, view, type CommandAnswer, type CommandCall } from '@tongxin/runtime';
import { authorise } from '@tongxin/access';
import { IsBoolean, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import type { CommandDoor } from '../command-requests.js';

// A service of notes, small enough to read at a glance, for specs of the HTTP door.

type NoteEvent = Event<'NoteWritten', { text: string }> | Event<'NoteStruck'>;

const Note: Aggregate<{ written: boolean }, NoteEvent> = {
  category: 'note',
  initial: { written: false },
  evolve: () => ({ written: true }),
};

export class WriteNote {
  @IsString() @Length(1, 20) text!: string;
  @IsOptional() @IsInt() @Min(1) @Max(4) quarter?: number;
}
export class AmendNote {
  @IsString() text!: string;
}
export class StrikeNote {}
export class PurgeNote {}

export class NoteCard {
  @IsString() id!: string;
  @IsString() text!: string;
  @IsInt() quarter!: number;
  @IsBoolean() struck!: boolean;
}

const writeNote: Decide<{ written: boolean }, WriteNote, NoteEvent> = (_state, { text }) => [{ type: 'NoteWritten', data: { text } }];
const strikeNote: Decide<{ written: boolean }, StrikeNote, NoteEvent> = () => [{ type: 'NoteStruck', data: {} }];

export const notebook = service('notebook', {
  commands: [
    commands('notes', Note, (command) => [
      command(WriteNote, writeNote, ['clerk'], { label: { zh: '记一条', en: 'Write a note' }, creates: true, example: { text: '春耕' } }),
      command(AmendNote, writeNote, ['clerk', 'township-lead'], { label: { zh: '修改', en: 'Amend a note' }, example: { text: '夏收' } }),
      command(StrikeNote, strikeNote, ['township-lead'], { label: { zh: '删去', en: 'Strike a note' } }),
      command(PurgeNote, strikeNote, ['system'], { label: { zh: '清除', en: 'Purge a note' } }),
    ]),
  ],
  views: [
    view<NoteCard, NoteEvent>(
      { name: 'note-board', version: 2, events: ['NoteWritten'], indexes: ['quarter', 'struck'], keys: () => [], project: () => undefined },
      {
        model: NoteCard,
        roles: ['clerk', 'county-office'],
        label: { zh: '笔记', en: 'Notes' },
        filters: ['quarter', 'struck'],
        orderBy: 'quarter',
      },
    ),
  ],
  refusals: { 'note.struck': { zh: '“{text}”已删去。', en: '“{text}” was struck.' } },
});

/** A door that writes down what reaches it, and refuses, conflicts or fails by what the text says. */
export class NotingDoor implements CommandDoor {
  readonly sent: { command: string; body: unknown; call: CommandCall }[] = [];

  async send(command: string, body: unknown, call: CommandCall): Promise<CommandAnswer> {
    authorise(call.by, '990101101', notebook.commands.find(({ name }) => name === command)?.roles ?? []);
    const { text } = body as { text?: string };
    decide(command, text, call.expected);
    this.sent.push({ command, body, call });
    const id = call.id ?? `new-${call.commandId ?? this.sent.length}`;
    return {
      id,
      stream: streamOf('note', '990101101', id),
      revision: this.sent.length,
      position: 40 + this.sent.length,
      events: ['NoteWritten'],
    };
  }
}

function decide(command: string, text: string | undefined, expected: number | undefined): void {
  if (text === undefined && command !== 'notes/strike-note') throw empty();
  FAILURES[text ?? '']?.();
  if (expected === 7) throw new Refused('command.revision-conflict', { expected, actual: 9 });
}

const FAILURES: Readonly<Record<string, () => never>> = {
  struck: () => {
    throw new Refused('note.struck', { text: 'struck' });
  },
  broken: () => {
    throw new Error('disk full at /var/secret');
  },
};

function empty(): Refused {
  return new Refused('command.invalid', {
    errors: [{ field: 'text', rule: 'isLength', message: 'text must be longer than or equal to 1 characters' }],
  });
}
