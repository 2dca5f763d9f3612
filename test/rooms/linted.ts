/** One violation each: the file, its text, and the one rule that must name it. */
export const linted: readonly { rule: string; file: string; text: string }[] = [
  {
    rule: 'no-restricted-globals',
    file: 'apps/members/src/member/look-at-the-clock.ts',
    text: 'export const now = (): string => new Date().toISOString();',
  },
  {
    rule: 'no-restricted-properties',
    file: 'apps/members/src/member/throw-dice.ts',
    text: 'export const dice = (): number => Math.random();',
  },
  {
    rule: 'no-restricted-globals',
    file: 'apps/activities/src/activity/make-an-id.ts',
    text: 'export const id = (): boolean => crypto.subtle === undefined;',
  },
  {
    rule: 'no-restricted-imports',
    file: 'apps/activities/src/activity/borrow-an-id.ts',
    text: "import { randomUUID } from 'node:crypto';\nexport const id = (): string => randomUUID();",
  },
  {
    rule: 'no-restricted-syntax',
    file: 'apps/members/src/views/dated.view.ts',
    text: 'export const today = (): string => new Date().toISOString();',
  },
  { rule: 'no-restricted-properties', file: 'apps/county/src/views/timed.view.ts', text: 'export const at = (): number => Date.now();' },
  {
    rule: '@typescript-eslint/no-explicit-any',
    file: 'libs/runtime/src/anything.ts',
    text: 'export type Anything = any;',
  },
  {
    rule: '@typescript-eslint/no-floating-promises',
    file: 'libs/runtime/src/floating.ts',
    text: 'export const start = (): void => {\n  Promise.resolve();\n};',
  },
  {
    rule: 'complexity',
    file: 'libs/runtime/src/tangled.ts',
    text: `export const tangled = (n: number): boolean => ${Array.from({ length: 9 }, (_, i) => `n === ${i}`).join(' || ')};`,
  },
  {
    rule: 'max-depth',
    file: 'libs/runtime/src/deep.ts',
    text: 'export function deep(n: number): void {\n  if (n > 1) while (n > 2) { if (n > 3) { if (n > 4) throw new Error(); } }\n}',
  },
  {
    rule: 'max-lines',
    file: 'libs/runtime/src/long.ts',
    text: Array.from({ length: 201 }, (_, i) => `export const n${i} = ${i};`).join('\n'),
  },
];

/** What must stay allowed. */
export const lintedAllowed: readonly { file: string; text: string }[] = [
  { file: 'libs/runtime/src/clock.ts', text: 'export const now = (): string => new Date().toISOString();' },
  { file: 'apps/members/src/member/admit.spec.ts', text: 'export const now = (): string => new Date().toISOString();' },
  { file: 'apps/activities/src/plan-import/year.ts', text: 'export const thisYear = (): number => new Date().getFullYear();' },
  { file: 'libs/runtime/src/long.spec.ts', text: Array.from({ length: 201 }, (_, i) => `export const n${i} = ${i};`).join('\n') },
];
