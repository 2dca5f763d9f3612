import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'vue/compiler-sfc';

const source = join(__dirname, '..');
const components = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.vue'));

/** Attributes that people read or hear. */
const SPOKEN = ['alt', 'aria-label', 'aria-description', 'label', 'placeholder', 'title'];
const WORD = /[\p{L}]/u;

interface Node {
  type: number;
  content?: string | Node;
  children?: Node[];
  props?: { type: number; name: string; value?: { content: string } }[];
}

const TEXT = 2;
const ATTRIBUTE = 6;

function literals(node: Node): string[] {
  const own = node.type === TEXT && typeof node.content === 'string' ? [node.content.trim()] : [];
  const spoken = (node.props ?? [])
    .filter(({ type, name }) => type === ATTRIBUTE && SPOKEN.includes(name))
    .map(({ value }) => value?.content ?? '');
  return [...own, ...spoken].filter((text) => WORD.test(text)).concat((node.children ?? []).flatMap(literals));
}

const literalsOf = (text: string): string[] => {
  const ast = parse(text).descriptor.template?.ast;
  return ast ? literals(ast as unknown as Node) : [];
};

it('finds a literal text where one stands', () => {
  expect(literalsOf('<template><p>{{ t("a.b") }}<b title="Save">保存</b> · <i :title="x">1/2</i></p></template>')).toEqual([
    'Save',
    '保存',
  ]);
});

it.each(components)('finds no literal text in the template of %s', (file) => {
  expect(literalsOf(readFileSync(join(source, file), 'utf8'))).toEqual([]);
});
