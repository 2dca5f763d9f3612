// Two-character surnames that are in use.
const DOUBLE = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 司空 夏侯 轩辕 端木 独孤 南宫 拓跋 呼延 百里 东郭 申屠 太史 澹台 公冶 淳于 单于 濮阳 闻人 钟离 赫连'.split(
    ' ',
  ),
);

/** What lists show of a resident: the surname and a cross, `王×户`. Of a name that is nothing but a surname, the cross alone. */
export function maskOf(name: string): string {
  const letters = [...name.normalize('NFKC').trim()];
  const double = letters.length > 2 && DOUBLE.has(letters.slice(0, 2).join(''));
  const surname = letters.slice(0, double ? 2 : 1).join('');
  return `${surname.length < letters.join('').length ? surname : ''}×户`;
}
