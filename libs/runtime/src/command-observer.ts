/** How a command ended: events stand in the log (a repeat is answered as the first time), it had all happened before, a rule did not allow it, or something broke. */
export type CommandOutcome = 'recorded' | 'unchanged' | 'refused' | 'failed';

/** Told of each command when it has ended, by whatever door it came. Does not throw, and is quick: it stands on every command's way. */
export interface CommandObserver {
  /** `command` is its registered name; `code` that of the refusal. */
  commandEnded(command: string, outcome: CommandOutcome, code?: string): void;
}
