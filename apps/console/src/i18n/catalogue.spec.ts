import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { en } from './en';
import { zh } from './zh';

const source = join(__dirname, '..');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.(vue|ts)$/.test(file) && !/^i18n|\.spec\.ts$/.test(file),
);
const texts = files.map((file) => [file, readFileSync(join(source, file), 'utf8')] as const);

function keysOf(catalogue: object, prefix = ''): string[] {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? keysOf(value as object, `${prefix}${key}.`) : [prefix + key],
  );
}

it('has both languages for every key', () => {
  expect(keysOf(en).sort()).toEqual(keysOf(zh).sort());
});

it('knows every key that a component names', () => {
  const known = new Set(keysOf(zh));
  const named = texts.flatMap(([file, text]) => [...text.matchAll(/\bt\('([\w.-]+)'/g)].map(([, key]) => `${key} in ${file}`));
  expect(named.filter((one) => !known.has(one.split(' ')[0] ?? ''))).toEqual([]);
});

it('finds no literal Chinese text in a component', () => {
  const withText = texts.filter(([, text]) =>
    /[\u4e00-\u9fff]/.test(text.replaceAll(/\/\*\*.*?\*\/|\/\/.*|(?<=\/)[^/\n]*[\u4e00-\u9fff][^/\n]*(?=\/u?[.,)])/gs, '')),
  );
  expect(withText.map(([file]) => file)).toEqual([]);
});

it('names the same parameters in both languages', () => {
  const parameters = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
  const read = (catalogue: object, key: string): string =>
    key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], catalogue) as string;
  const differing = keysOf(zh).filter((key) => parameters(read(zh, key)).join() !== parameters(read(en, key)).join());
  expect(differing).toEqual([]);
});
