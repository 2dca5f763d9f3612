/** A stretch between commas or colons, with offsets in its sentence. */
export interface Clause {
  index: number;
  text: string;
  start: number;
  end: number;
}

/** Cuts a sentence at commas, colons and table cells that stand outside brackets. */
export function clausesOf(scan: string): Clause[] {
  const clauses: Clause[] = [];
  let depth = 0;
  let from = 0;
  const close = (to: number): void => {
    const text = scan.slice(from, to);
    if (text.trim().length > 0) clauses.push({ index: clauses.length, text, start: from, end: to });
    from = to + 1;
  };
  for (let at = 0; at < scan.length; at += 1) {
    const letter = scan.charAt(at);
    depth += bracket(letter);
    if (depth <= 0 && /[，,：:；;\t|｜]/.test(letter)) close(at);
  }
  close(scan.length);
  return clauses;
}

function bracket(letter: string): number {
  if (/[（(《]/.test(letter)) return 1;
  return /[）)》]/.test(letter) ? -1 : 0;
}
