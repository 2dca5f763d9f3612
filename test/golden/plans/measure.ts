import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refused } from '@tongxin/eventing';
import type { PlanReading, ReadItem } from '../../../apps/activities/src/plan-import/plan-reading.js';
import { readPlan } from '../../../apps/activities/src/plan-import/read-plan.js';

export interface WhenLabel {
  quarter?: number;
  month?: number;
  period?: string;
}

export interface LabelledItem extends WhenLabel {
  type: string;
  count?: number;
  topics?: string[];
  outside?: string[];
  report?: boolean;
}

/** What a human read in a sample plan; `held-out` samples were written after the rules and are not tuned against. */
export interface Labels {
  set: 'tuned' | 'held-out';
  refused?: string;
  items?: LabelledItem[];
  quotas?: Record<string, number>;
  cadences?: { type: string; every: string; count: number }[];
  rules?: string[];
  filings?: string[];
  notItems?: string[];
}

export interface Sample {
  name: string;
  text: string;
  labels: Labels;
}

export interface Tally {
  right: number;
  invented: number;
  missed: number;
}

export interface Measured {
  name: string;
  set: Labels['set'];
  tally: Tally;
  byType: Map<string, Tally>;
  /** One line for each thing invented, missed, or made of a sentence that plans nothing. */
  faults: string[];
}

/** Reads the sample plans and their labels that stand beside this file. */
export function readSamples(folder: string): Sample[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.labels.json'))
    .sort()
    .map((name) => ({
      name: name.replace('.labels.json', ''),
      text: readFileSync(join(folder, name.replace('.labels.json', '.txt')), 'utf8'),
      labels: JSON.parse(readFileSync(join(folder, name), 'utf8')) as Labels,
    }));
}

/** Holds what the reader makes of one sample against its labels. */
export function measure({ name, text, labels }: Sample): Measured {
  const measured: Measured = { name, set: labels.set, tally: { right: 0, invented: 0, missed: 0 }, byType: new Map(), faults: [] };
  const reading = readOrRefuse(text);
  const items = reading instanceof Refused ? [] : reading.items;
  compare(measured, keysOfLabels(labels), reading instanceof Refused ? [`refused ${reading.code}`] : keysOf(reading));
  compareItems(measured, labels.items ?? [], items);
  for (const phrase of labels.notItems ?? []) {
    if (items.some(({ source }) => source.includes(phrase))) measured.faults.push(`must not be an item: ${phrase}`);
  }
  return measured;
}

function compareItems(measured: Measured, labels: readonly LabelledItem[], items: readonly ReadItem[]): void {
  const rest = [...items];
  for (const label of labels) {
    const at = rest.findIndex((item) => agrees(label, item));
    if (at >= 0) rest.splice(at, 1);
    note(measured, at >= 0 ? 'right' : 'missed', label.type, JSON.stringify(label));
  }
  for (const item of rest) note(measured, 'invented', item.type, `${describe(item)} <- ${item.source}`);
}

function readOrRefuse(text: string): PlanReading | Refused {
  try {
    return readPlan(text);
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}

function keysOf({ quotas, cadences, rules, filings }: PlanReading): string[] {
  return [
    ...Object.entries(quotas).map(([quota, count]) => `quota ${quota} ${String(count)}`),
    ...cadences.map(({ type, every, count }) => `cadence ${type} ${every} ${String(count)}`),
    ...new Set(rules.map(({ kind }) => `rule ${kind}`)),
    ...new Set(filings.map(({ kind }) => `filing ${kind}`)),
  ];
}

function keysOfLabels({ refused, quotas = {}, cadences = [], rules = [], filings = [] }: Labels): string[] {
  if (refused !== undefined) return [`refused ${refused}`];
  return [
    ...Object.entries(quotas).map(([quota, count]) => `quota ${quota} ${String(count)}`),
    ...cadences.map(({ type, every, count }) => `cadence ${type} ${every} ${String(count)}`),
    ...rules.map((kind) => `rule ${kind}`),
    ...filings.map((kind) => `filing ${kind}`),
  ];
}

function compare(measured: Measured, expected: string[], found: string[]): void {
  const rest = [...found];
  for (const key of expected) {
    const at = rest.indexOf(key);
    if (at >= 0) rest.splice(at, 1);
    note(measured, at >= 0 ? 'right' : 'missed', wordOf(key), key);
  }
  for (const key of rest) note(measured, 'invented', wordOf(key), key);
}

const wordOf = (key: string): string => key.slice(0, key.indexOf(' '));

function agrees(label: LabelledItem, item: ReadItem): boolean {
  const same = item.type === label.type && item.count === (label.count ?? 1) && isWhen(label, item);
  return same && (item.report || label.report !== true) && holds(label.topics, item.topics) && holds(label.outside, item.outside);
}

function isWhen({ quarter, month, period }: WhenLabel, item: ReadItem): boolean {
  const implied = month === undefined ? quarter : Math.ceil(month / 3);
  return item.month === (month ?? null) && item.quarter === (implied ?? null) && item.period === (period ?? null);
}

const holds = (wanted: readonly string[] = [], found: readonly string[]): boolean => wanted.every((one) => found.some((other) => other.includes(one)));

function note(measured: Measured, what: keyof Tally, type: string, text: string): void {
  const tally = measured.byType.get(type) ?? { right: 0, invented: 0, missed: 0 };
  tally[what] += 1;
  measured.tally[what] += 1;
  measured.byType.set(type, tally);
  if (what !== 'right') measured.faults.push(`${what}: ${text}`);
}

function describe({ type, quarter, month, period, count, topics }: ReadItem): string {
  return JSON.stringify({ type, quarter, month, period, count, topics });
}

/** Adds tallies up. */
export function total(tallies: Iterable<Tally>): Tally {
  const sum: Tally = { right: 0, invented: 0, missed: 0 };
  for (const { right, invented, missed } of tallies) {
    sum.right += right;
    sum.invented += invented;
    sum.missed += missed;
  }
  return sum;
}

export const precision = ({ right, invented }: Tally): number => (right + invented === 0 ? 1 : right / (right + invented));
export const recall = ({ right, missed }: Tally): number => (right + missed === 0 ? 1 : right / (right + missed));

/** The printed table: a line for each set, then one for each type over all samples. */
export function report(all: readonly Measured[]): string {
  const sets = (['tuned', 'held-out'] as const).map((set) => line(set, total(all.filter((one) => one.set === set).map(({ tally }) => tally))));
  const types = [...new Set(all.flatMap(({ byType }) => [...byType.keys()]))].sort();
  const perType = types.map((type) => line(type, total(all.flatMap(({ byType }) => byType.get(type) ?? []))));
  return [line('', null), ...sets, line('all', total(all.map(({ tally }) => tally))), ...perType].join('\n');
}

function line(name: string, tally: Tally | null): string {
  const cells = tally
    ? [precision(tally).toFixed(3), recall(tally).toFixed(3), String(tally.right), String(tally.invented), String(tally.missed)]
    : ['precision', 'recall', 'right', 'invented', 'missed'];
  return name.padEnd(22) + cells.map((cell) => cell.padStart(10)).join('');
}
