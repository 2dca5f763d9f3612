export type Field =
  'number' | 'name' | 'sector' | 'specialCommittees' | 'group' | 'party' | 'workUnit' | 'post' | 'standing' | 'term' | 'admittedOn';

/** How rosters head their columns; the first name is the one in messages. */
export const COLUMNS: Readonly<Record<Field, readonly string[]>> = {
  number: ['委员证号', '委员编号', '委员号', '编号', '证号', '委员证编号', '证件编号'],
  name: ['姓名', '委员姓名', '名字'],
  sector: ['界别', '所属界别', '所在界别', '委员界别'],
  specialCommittees: ['专委会', '所属专委会', '专门委员会', '所在专委会', '所属专门委员会', '专委'],
  group: [
    '委员活动组',
    '活动组',
    '所属工委',
    '所属乡镇',
    '所属街道',
    '乡镇',
    '乡镇街道',
    '工委',
    '政协工委',
    '所在工委',
    '所在乡镇',
    '委员组',
    '联络组',
    '所属活动组',
  ],
  party: ['党派', '所属党派', '政治面貌', '党派团体'],
  workUnit: ['工作单位及职务', '工作单位职务', '单位及职务', '单位职务', '工作单位', '单位', '所在单位', '工作单位和职务'],
  post: ['职务', '职务职称', '现任职务', '职称'],
  standing: ['是否常委', '常委', '政协职务', '是否为常委'],
  term: ['届次', '届'],
  admittedOn: ['任职日期', '任职时间', '增补日期', '增补时间', '担任委员时间', '入职日期'],
};

/** What the register never holds, by how such columns are headed: it is dropped unread, and named. */
const PERSONAL =
  /身份证|证件号码|手机|电话|联系方式|微信|邮箱|电子邮件|住址|地址|宗教|信仰|民族|性别|出生|生日|年龄|籍贯|学历|学位|照片|银行|账号|健康|婚姻/;

/** A heading without spaces, line breaks, notes in brackets and signs: `所属 乡镇/街道(全称)` is 所属乡镇街道. */
export function plain(heading: string): string {
  return heading
    .normalize('NFKC')
    .replaceAll(/[(（[【].*?[)）\]】]/g, '')
    .replaceAll(/[\s/、.,:;*_-]/g, '');
}

const byHeading = new Map(Object.entries(COLUMNS).flatMap(([field, headings]) => headings.map((heading) => [heading, field as Field])));

export function fieldOf(heading: string): Field | undefined {
  const words = plain(heading);
  if (isPersonal(words)) return undefined;
  return byHeading.get(words) ?? byHeading.get(words.replace('街道', ''));
}

export function isPersonal(heading: string): boolean {
  return PERSONAL.test(plain(heading));
}
