import { createRequire } from 'node:module';
import type { pinyin } from 'pinyin-pro';

const load = createRequire(import.meta.url);
let convert: typeof pinyin | undefined;

/** Sort key of a Chinese name: its syllables without tones, surname first. The dictionary takes 30 MB and is loaded with the first name. */
export function pinyinOf(name: string): string {
  convert ??= (load('pinyin-pro') as { pinyin: typeof pinyin }).pinyin;
  return convert(name, { toneType: 'none', surname: 'head', v: true }).toLowerCase();
}
