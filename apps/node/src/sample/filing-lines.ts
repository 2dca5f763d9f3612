import { FilingDraftQuery } from '../../../liaison/src/drafts/filing-draft.query.js';
import type { FilingDraft } from '../../../liaison/src/drafts/filing-draft.models.js';
import type { OpenNode } from '../open-node.js';
import { COUNTY, TOWNSHIPS } from './sample-nodes.js';
import { at, dayAfter, idOf, type Line } from './script.js';

interface Asked {
  readonly kind: 'plan' | 'half-year' | 'year-end';
  readonly title: string;
  readonly text: string;
  readonly period: string;
  readonly on: string;
  readonly dueOn: string;
  /** Day on which each township hands in, in their order. */
  readonly filed: readonly string[];
}

const ASKED: readonly Asked[] = [
  {
    kind: 'plan',
    title: '关于报送2023年工作计划的通知',
    text: '请各工委报送经批准的年度工作计划。',
    period: '2023',
    on: '2023-01-09',
    dueOn: '2023-02-10',
    filed: ['2023-02-03', '2023-02-08', '2023-02-09'],
  },
  {
    kind: 'half-year',
    title: '关于报送2023年上半年工作小结的通知',
    text: '请各工委对照年度计划，如实报送上半年工作情况。',
    period: '2023-H1',
    on: '2023-06-20',
    dueOn: '2023-07-10',
    filed: ['2023-07-05', '2023-07-07', '2023-07-14'],
  },
  {
    kind: 'year-end',
    title: '关于报送2023年工作总结的通知',
    text: '请各工委总结全年工作，数字以系统记录为准。',
    period: '2023',
    on: '2023-12-01',
    dueOn: '2023-12-22',
    filed: ['2023-12-15', '2023-12-20', '2023-12-21'],
  },
];
/** The one that the county sends back once, and the one it has not read yet. */
const RETURNED = { kind: 'half-year', township: '990101101' };
const UNREAD = { kind: 'year-end', township: '990101201' };

/** What the county asks of its townships three times a year, what they hand in and whether it is taken. */
export function filingLines(): readonly Line[] {
  return ASKED.flatMap((asked) => [
    issued(asked),
    ...TOWNSHIPS.flatMap(({ id }, index) => filed(asked, id, asked.filed[index] ?? asked.dueOn)),
  ]);
}

function issued({ kind, title, text, period, on, dueOn }: Asked): Line {
  const body = { kind, title, text, period, dueOn };
  return { at: at(on, '08:40'), node: COUNTY.id, account: 'office', command: 'directives/issue-directive', body, key: keyOf(kind) };
}

function filed({ kind }: Asked, township: string, day: string): Line[] {
  const isReturned = kind === RETURNED.kind && township === RETURNED.township;
  const isUnread = kind === UNREAD.kind && township === UNREAD.township;
  const first = handedIn(kind, township, day, 'submission-1');
  if (isUnread) return [first];
  if (!isReturned) return [first, verdict(kind, township, dayAfter(day, 4), 'accept-filing', { submissionId: 'submission-1' })];
  const reason = { submissionId: 'submission-1', reason: '请补充下半年打算。' };
  return [
    first,
    verdict(kind, township, dayAfter(day, 3), 'return-filing', reason),
    handedIn(kind, township, dayAfter(day, 6), 'submission-2'),
    verdict(kind, township, dayAfter(day, 10), 'accept-filing', { submissionId: 'submission-2' }),
  ];
}

/** As the township's clerk does it: the draft that was written from the log, handed in. */
function handedIn(kind: Asked['kind'], township: string, day: string, submissionId: string): Line {
  const directive = idOf(keyOf(kind));
  const body = async ({ queries }: Pick<OpenNode, 'queries'>): Promise<object> => {
    const { title, sections, figures } = await queries.execute<FilingDraftQuery, FilingDraft>(new FilingDraftQuery(directive, true));
    return { submissionId, title, sections, figures };
  };
  const key = `${keyOf(kind)} ${township} ${submissionId}`;
  return { at: at(day, '14:20'), node: township, account: 'clerk', command: 'filings/submit-filing', id: directive, body, key };
}

function verdict(kind: Asked['kind'], township: string, day: string, verb: string, body: object): Line {
  const id = `${idOf(keyOf(kind))}.${township}`;
  const key = `${keyOf(kind)} ${township} ${verb} ${day}`;
  return { at: at(day, '10:00'), node: COUNTY.id, account: 'office', command: `filing-reviews/${verb}`, id, body, key };
}

const keyOf = (kind: Asked['kind']): string => `directive ${kind}`;
