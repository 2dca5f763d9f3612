import { computed, reactive, ref, watch, type ComputedRef, type Ref } from 'vue';
import type { PlanImport, PlanItemEntry, PlanPreview, ReadItem, Span } from '../../api/plans';
import type { KeyedSpan } from './segments';

/** An item on its way into the plan; nothing of it is recorded yet. */
export interface DraftItem {
  key: string;
  entry: PlanItemEntry;
  span: Span | null;
  /** How sure the importer was, 0 to 1; null once a person has written or checked it. */
  sure: number | null;
  why: string[];
}

export type Sureness = 'high' | 'fair' | 'check' | 'own';

export function surenessOf(sure: number | null): Sureness {
  if (sure === null) return 'own';
  if (sure >= 0.8) return 'high';
  return sure >= 0.6 ? 'fair' : 'check';
}

export interface PlanDraft {
  year: Ref<number>;
  title: Ref<string>;
  items: DraftItem[];
  left: { key: string; text: string; span: Span }[];
  preview: PlanPreview;
  spans: ComputedRef<KeyedSpan[]>;
  /** What the pointer or the keyboard is on, in either pane. */
  lit: Ref<string | undefined>;
  point: (key: string) => void;
  change: (key: string, entry: PlanItemEntry) => void;
  add: (entry: PlanItemEntry) => void;
  drop: (key: string) => void;
  makeItem: (key: string) => DraftItem | undefined;
  toImport: () => PlanImport;
}

/** What a clerk does with a preview before confirming it: edit, drop, add, make an item of a sentence left over. */
export function usePlanDraft(preview: PlanPreview, thisYear: number, defaultTitle: (year: number) => string): PlanDraft {
  const year = ref(preview.year ?? thisYear);
  const title = ref(defaultTitle(year.value));
  watch(year, (now, before) => {
    if (title.value === defaultTitle(before)) title.value = defaultTitle(now);
  });
  const items = reactive(preview.items.map((item, index) => draftOf(item, `item-${index}`)));
  const left = reactive(preview.left.map((sentence, index) => ({ key: `left-${index}`, ...sentence })));
  const lit = ref<string>();
  let added = 0;
  const find = (key: string): DraftItem | undefined => items.find((item) => item.key === key);

  const spans = computed(() => [
    ...items.flatMap(({ key, span }) => (span ? [{ key, ...span }] : [])),
    ...left.map(({ key, span }) => ({ key, ...span })),
    ...commitmentSpans(preview),
  ]);

  function insert(entry: PlanItemEntry, span: Span | null): DraftItem {
    const item: DraftItem = { key: `added-${added++}`, entry, span, sure: null, why: [] };
    const place = span ? items.findIndex((other) => other.span !== null && other.span.start > span.start) : -1;
    items.splice(place === -1 ? items.length : place, 0, item);
    lit.value = item.key;
    return item;
  }

  return {
    year,
    title,
    items,
    left,
    preview,
    spans,
    lit,
    point: (key) => {
      lit.value = key;
    },
    change: (key, entry) => {
      const item = find(key);
      if (item) Object.assign(item, { entry, sure: null });
    },
    add: (entry) => void insert(entry, null),
    drop: (key) => {
      const index = items.findIndex((item) => item.key === key);
      if (index !== -1) items.splice(index, 1);
    },
    makeItem: (key) => {
      const index = left.findIndex((sentence) => sentence.key === key);
      const [sentence] = index === -1 ? [] : left.splice(index, 1);
      return sentence && insert({ ...emptyEntry(), title: shortened(sentence.text), source: sentence.text }, sentence.span);
    },
    toImport: () => ({
      title: title.value,
      document: { name: preview.document.name, text: preview.document.text },
      items: items.map(({ key, entry }) => ({ ...inYear(entry, year.value), itemId: key })),
      commitments: commitmentsOf(preview),
    }),
  };
}

export function emptyEntry(): PlanItemEntry {
  return { type: 'OTHER', title: '', quarter: null, month: null, targetCount: 1, topics: [], outside: [], owner: null, source: null };
}

/** A due day was read for the document's year; the plan may be another year's. */
export function inYear({ dueOn, ...entry }: PlanItemEntry, year: number): PlanItemEntry {
  if (dueOn === undefined) return entry;
  const monthDay = dueOn.slice(5);
  return { ...entry, dueOn: `${year}-${monthDay === '02-29' ? '02-28' : monthDay}` };
}

function draftOf({ span, sure, why, count, ...read }: ReadItem, key: string): DraftItem {
  const { type, title, quarter, month, dueOn, topics, outside, owner, source } = read;
  const entry = { type, title, quarter, month, ...(dueOn !== null && { dueOn }), targetCount: count, topics, outside, owner, source };
  return { key, entry, span, sure, why };
}

function commitmentSpans({ cadences, rules, filings }: PlanPreview): KeyedSpan[] {
  const keyed = (kind: string, list: readonly { span: Span }[]): KeyedSpan[] =>
    list.map(({ span }, index) => ({ key: `${kind}-${index}`, ...span }));
  return [...keyed('cadence', cadences), ...keyed('rule', rules), ...keyed('filing', filings)];
}

function commitmentsOf({ quotas, cadences, rules, filings }: PlanPreview): PlanImport['commitments'] {
  return {
    quotas,
    cadences: cadences.map(({ type, every, count, source }) => ({ type, every, count, source })),
    rules: rules.map(({ kind, source }) => ({ kind, source })),
    filings: filings.map(({ kind, source }) => ({ kind, source })),
  };
}

/** A sentence as a title: its first clause, without its number. */
function shortened(sentence: string): string {
  const bare = sentence.replace(/^\s*(?:[（(]?[一二三四五六七八九十\d]+[)）]?[、.．]?|[①-⑳])\s*/u, '');
  const [clause = bare] = bare.split(/[，,。；;：:]/u);
  return (clause || bare).trim().slice(0, 40);
}
