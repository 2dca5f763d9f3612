import type { Row } from './row.js';

/** The rows as people read them. */
export function tableOf(rows: readonly Row[]): string {
  const head = ['row', 'unit', 'ours', 'floor', 'peer', '× floor', '× peer'];
  const lines = rows.map(({ row, unit, ours, floor, peer, ratioToFloor, ratioToPeer }) => [
    row,
    unit,
    ...[ours, floor, peer, ratioToFloor, ratioToPeer].map(shown),
  ]);
  const widths = head.map((title, at) => Math.max(title.length, ...lines.map((line) => line[at]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ');
  return [head, widths.map((width) => '-'.repeat(width)), ...lines].map((cells) => line(cells).trimEnd()).join('\n');
}

function shown(value: number | null): string {
  return value === null ? '–' : value.toLocaleString('en', { maximumSignificantDigits: Math.abs(value) >= 1000 ? 7 : 3 });
}
