import { ACTIVITY_TYPES } from '@tongxin/contracts';
import type { Clause } from './clauses.js';
import type { Mention } from './mention.js';
import { readWhens } from './when.js';

const LEAD =
  /^(?:[\s，,、；;]|我们|我[镇乡]|将|要|拟|计划|还|并|同时|此外|另外|积极|继续|认真|精心|切实|扎实|适时|一是|二是|三是|四是|五是|六是|七是|①|②|③|④|⑤|⑥|全年|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十]，)+/;
const LONGEST = 48;

/** Names an item by the clause that plans it, without its time and its connectives. */
export function titleOf(mention: Mention, mentions: readonly Mention[], clauses: readonly Clause[]): string {
  const shared = mentions.filter(({ clause }) => clause === mention.clause || clause.index === mention.clause.index).length > 1;
  const title = shorten(withoutWhen(mention.clause.text) + explanation(mention, clauses));
  return shared ? `${title}（${ACTIVITY_TYPES[mention.type].zh}）` : title;
}

/** 组织专题调研 alone says too little; the clause after it says what for. */
function explanation({ clause }: Mention, clauses: readonly Clause[]): string {
  const next = clauses[clause.index + 1];
  const tooShort = withoutWhen(clause.text).replace(LEAD, '').trim().length <= 6;
  return tooShort && next && !/^\s*(?:充分|不断|切实|进一步|提高|提升|增强|促进|推动|确保|为|从而)/.test(next.text)
    ? `，${next.text.trim()}`
    : '';
}

/** Cleans a passage to serve as a title. */
export function shorten(text: string): string {
  const title = text
    .replace(LEAD, '')
    .replace(/[（(][^）)]*$|[。；;\s]+$/g, '')
    .trim();
  return title.length > LONGEST ? `${title.slice(0, LONGEST - 1)}…` : title;
}

function withoutWhen(text: string): string {
  const [first] = readWhens(text);
  return first && text.slice(0, first.start).replace(LEAD, '') === ''
    ? text.slice(first.end).replace(/^(?:节日?|[,，前期间夕后])*/, '')
    : text;
}
