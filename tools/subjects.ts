import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';

// Writes docs/subjects.md from the code: `subjects.ts [root]`; with `--check` it only tells whether that is still true.
// A subject is a template that begins with `tongxin.`; the comment over the function that makes it says what goes there:
//   @asks Type and @answers Type for a request, @carries Type for what is published. Instead of a type there may be words.

interface Subject {
  /** As servers know it, with what varies in angle brackets. */
  readonly subject: string;
  readonly says: string;
  readonly messages: Readonly<Record<string, string>>;
  readonly file: string;
}

const TAGS = ['asks', 'answers', 'carries'];
const PRODUCT = 'tongxin.';

const isSource = (name: string): boolean => name.endsWith('.ts') && !/\.(spec|d)\.ts$/.test(name) && !/(^|\/)testing\//.test(name);

/** A file of the program, parsed only when something in it matters. */
interface Source {
  readonly text: string;
  readonly parsed: () => ts.SourceFile;
}

function sourcesIn(root: string): readonly Source[] {
  const source = (file: string): Source => {
    const text = readFileSync(file, 'utf8');
    return { text, parsed: () => ts.createSourceFile(relative(root, file), text, ts.ScriptTarget.Latest, true) };
  };
  return ['apps', 'libs'].flatMap((part) =>
    readdirSync(join(root, part), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && `${part}/${entry.name}` !== 'apps/console')
      .map(({ name }) => join(root, part, name, 'src'))
      .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
      .filter(isSource)
      .sort()
      .map(source),
  );
}

/** `tongxin.${node}.figures` as `tongxin.<county>.<node>.figures`. */
function wireForm(template: ts.TemplateExpression): string {
  const spans = template.templateSpans.map(({ expression, literal }) => `<${nameOf(expression)}>${literal.text}`);
  return `${PRODUCT}<county>.${(template.head.text + spans.join('')).slice(PRODUCT.length)}`;
}

function nameOf(expression: ts.Expression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  if (ts.isPropertyAccessExpression(expression)) return expression.name.text;
  throw new Error(`${placeOf(expression)}: a part of a subject must be a name`);
}

function subjectsIn({ text, parsed }: Source): Subject[] {
  if (!text.includes(`\`${PRODUCT}`)) return [];
  const found: Subject[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTemplateExpression(node) && node.head.text.startsWith(PRODUCT)) found.push(subjectOf(node));
    ts.forEachChild(node, visit);
  };
  visit(parsed());
  return found;
}

function subjectOf(template: ts.TemplateExpression): Subject {
  const comment = commentOver(template);
  const tags = comment?.tags?.filter(({ tagName }) => TAGS.includes(tagName.text)) ?? [];
  if (!comment || tags.length === 0)
    throw new Error(`${placeOf(template)}: no comment over it has ${TAGS.map((tag) => `@${tag}`).join(', ')}`);
  const messages = Object.fromEntries(tags.map((tag) => [tag.tagName.text, textOf(tag.comment)]));
  return { subject: wireForm(template), says: textOf(comment.comment), messages, file: template.getSourceFile().fileName };
}

/** The innermost one around a node. */
function commentOver(node: ts.Node): ts.JSDoc | undefined {
  for (let around: ts.Node | undefined = node; around; around = around.parent as ts.Node | undefined) {
    const comment = ts.getJSDocCommentsAndTags(around).find((one): one is ts.JSDoc => ts.isJSDoc(one) && one.parent === around);
    if (comment) return comment;
  }
  return undefined;
}

const textOf = (comment: string | ts.NodeArray<ts.JSDocComment> | undefined): string =>
  (ts.getTextOfJSDocComment(comment) ?? '').replaceAll(/\s+/g, ' ').trim();

function placeOf(node: ts.Node): string {
  const source = node.getSourceFile();
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

type Declared = ReadonlyMap<string, { readonly text: string; readonly file: string }>;

/** Interfaces and types by name, of the files given. */
function declaredIn(sources: readonly Source[], names: ReadonlySet<string>): Declared {
  const declared = new Map<string, { text: string; file: string }>();
  const declaration = new RegExp(`\\b(interface|type) (${[...names].join('|')})\\b`);
  for (const source of sources.filter(({ text }) => declaration.test(text)).map(({ parsed }) => parsed())) {
    for (const statement of source.statements) {
      if (!(ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) || !names.has(statement.name.text)) continue;
      const { text: name } = statement.name;
      const twice = declared.get(name);
      if (twice) throw new Error(`${name} is declared in ${twice.file} and ${source.fileName}`);
      declared.set(name, { text: statement.getFullText().trim(), file: source.fileName });
    }
  }
  return declared;
}

function pageOf(root: string): string {
  const sources = sourcesIn(root);
  const subjects = sources.flatMap(subjectsIn).sort((one, other) => (one.subject < other.subject ? -1 : 1));
  const isType = (name: string): boolean => /^[A-Z]\w*$/.test(name);
  const names = new Set(subjects.flatMap(({ messages }) => Object.values(messages)).filter(isType));
  const declared = declaredIn(sources, names);
  const unknown = [...names].find((name) => !declared.has(name));
  if (unknown) throw new Error(`no interface or type ${unknown} is declared`);
  const shown = (messages: Subject['messages']): string =>
    Object.entries(messages)
      .map(([tag, name]) => `${tag} ${isType(name) ? `[${name}](#${name.toLowerCase()})` : name}`)
      .join(', ');
  return [
    '# Subjects on NATS',
    '',
    'Every subject of the product and what goes there. This page is written from the code by `npm run subjects`.',
    '',
    'A county has servers of its own or a share of some; its division code stands in every subject. A message that is asked is answered within',
    'seconds or refused; what is carried is published and kept on JetStream. Beside these, processes use the subjects of the server itself: `$JS.API.>` and `$JS.ACK.>`',
    'for JetStream (services of the county alone), and an inbox `_INBOX…` of their own for answers.',
    '',
    ...subjects.map(({ subject, says, messages, file }) => `- \`${subject}\` – ${says} (${shown(messages)}; [${file}](../${file}))`),
    '',
    '## Messages',
    '',
    'All are JSON. Requests and answers travel in the envelope of Nest’s NATS transport, as `{ body }` and as `{ answer }`, `{ refused: { code, details } }` or `{ failed: { message } }`.',
    '',
    ...[...declared].sort().flatMap(([name, { text, file }]) => [`### ${name}`, '', `[${file}](../${file})`, '', '```ts', text, '```', '']),
  ].join('\n');
}

const words = process.argv.slice(2);
const root = resolve(words.find((word) => !word.startsWith('--')) ?? '.');
const file = join(root, 'docs', 'subjects.md');
const page = pageOf(root);
if (!words.includes('--check')) writeFileSync(file, page);
else if (readFileSync(file, 'utf8') !== page) throw new Error(`${file} is stale: run npm run subjects`);
