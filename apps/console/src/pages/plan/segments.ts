import type { Span } from '../../api/plans';

/** A stretch of text that belongs to the same things from end to end. */
export interface Segment {
  start: number;
  text: string;
  /** Keys of the spans it lies in, in the order given; empty for plain text. */
  keys: string[];
}

export interface KeyedSpan extends Span {
  key: string;
}

/** Cuts a text where spans begin and end. Spans may overlap, repeat or reach beyond the text; the pieces joined are the text. */
export function segmentsOf(text: string, spans: readonly KeyedSpan[]): Segment[] {
  const within = spans
    .map(({ key, start, end }) => ({ key, start: clamp(start, text), end: clamp(end, text) }))
    .filter((s) => s.start < s.end);
  const cuts = [...new Set([0, text.length, ...within.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? text.length;
    const keys = within.filter((span) => span.start <= start && end <= span.end).map(({ key }) => key);
    return { start, text: text.slice(start, end), keys };
  });
}

function clamp(offset: number, text: string): number {
  return Math.min(Math.max(offset, 0), text.length);
}
