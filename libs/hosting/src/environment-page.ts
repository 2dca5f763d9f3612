import { fileNameOf, VARIABLES, type Variable } from './variables.js';

const READ = { program: '程序 / program', service: '服务 / service', both: '两者 / both' } as const;

/** docs/environment.md: every variable, what it may hold, what holds without it. */
export function environmentPage(): string {
  const rows = Object.entries(VARIABLES as Readonly<Record<string, Variable>>).map(([name, { form, words, usual, label, read }]) => [
    form === 'secret' ? `\`${name}\`, \`${fileNameOf(name)}\`` : `\`${name}\``,
    words ? words.map((word) => `\`${word}\``).join(' ') : form,
    usual ?? '',
    READ[read],
    `${label.zh} / ${label.en}`,
  ]);
  return [
    '# 环境变量 / Environment',
    '',
    '由 `npm run -s tongxin -- environment` 写出，测试核对。启动时逐一检查，不对的变量会被指名。',
    'Written by `npm run -s tongxin -- environment` and held to it by a test. All are looked at when a process starts; one that does not hold is named.',
    '',
    '“程序”指 `tongxin start`、`tongxin node`；“服务”指单独运行的 members、activities、proposals、liaison、county。密钥可以放在以 `_FILE` 结尾的变量所指的文件里。',
    '"Program" is `tongxin start` and `tongxin node`; "service" is members, activities, proposals, liaison or county in a process of its own. A secret may stand in the file that the variable ending in `_FILE` names.',
    '',
    ...table([['变量 / variable', '取值 / holds', '默认 / usually', '读取者 / read by', '说明 / meaning'], ...rows]),
    '',
  ].join('\n');
}

function table([head = [], ...rows]: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
