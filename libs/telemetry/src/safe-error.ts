/** What the log says of an error. */
export interface SafeError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  /** Places in the program, without the message that a stack begins with. */
  readonly stack?: string;
  readonly cause?: SafeError;
}

const DEEPEST_CAUSE = 4;
const LONGEST_MESSAGE = 500;
/** Whatever a message quotes may be somebody's words, a parser's snippet among them; from the first mark to the last, for what is quoted may have marks too. */
const QUOTED = /["'`“‘].*["'`”’]/s;
/** Text that people write here is Chinese; messages of programs are not. */
const BEYOND_ASCII = /[^\n\x20-\x7e]+/g;
/** Mobile and identity numbers, fixed-line numbers with and without area code. Division codes have 6 or 9 digits and stay. */
const NUMBERS = /\d{11,}[Xx]?|\b\d{3,4}-\d{7,8}\b|\b\d{7,8}\b/g;
const FRAME = /^\s+at .*$/gm;

/** An error without anything that a person may have typed: kind, code, a message with quotations, Chinese text and long numbers taken out, and the places it came by. */
export function safeError(error: unknown, depth = 0): SafeError {
  if (!(error instanceof Error)) return { type: typeof error, message: safeText(String(error)) };
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return {
    type: error.name,
    message: safeText(error.message),
    ...(typeof code === 'string' && { code: safeText(code) }),
    ...placesOf(error),
    ...(cause !== undefined && depth < DEEPEST_CAUSE && { cause: safeError(cause, depth + 1) }),
  };
}

function placesOf({ stack }: Error): { stack?: string } {
  const places = stack?.match(FRAME)?.join('\n');
  return places === undefined ? {} : { stack: places };
}

/** A text for the log with what people may have typed taken out. */
export function safeText(text: string): string {
  return text.replace(QUOTED, '…').replaceAll(BEYOND_ASCII, '…').replaceAll(NUMBERS, '#').slice(0, LONGEST_MESSAGE);
}
