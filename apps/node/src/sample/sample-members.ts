import { memberPrefix } from './sample-accounts.js';
import { TOWNSHIPS } from './sample-nodes.js';

export interface SampleMember {
  readonly number: string;
  readonly name: string;
  readonly sector: string;
  readonly specialCommittees: readonly string[];
  readonly group: string;
  readonly party: string | null;
  readonly workUnit: string;
  readonly standing: boolean;
}

// Made up, one from each list by turns.
const SURNAMES = ['林', '苏', '何', '陶', '叶', '程', '曹', '袁', '邓', '许', '傅', '沈'];
const GIVEN = [
  ['晓岚', '建明', '雨桐', '志远', '春燕', '海峰', '静怡', '国栋', '慧敏', '永强', '秀兰', '文博'],
  ['玉珍', '思远', '佳宁', '立新', '红梅', '振华', '若溪', '大勇', '月娥', '子轩', '桂芳', '长河'],
  ['明珠', '一鸣', '雪梅', '守信', '丽萍', '向阳', '心怡', '庆丰', '彩霞', '青山', '淑英', '天佑'],
];
const SECTORS = [
  '经济界',
  '农业界',
  '教育界',
  '医药卫生界',
  '工商联',
  '科学技术界',
  '文化艺术界',
  '妇联',
  '社会福利界',
  '共青团',
  '民族界',
  '特邀人士',
];
const COMMITTEES = ['提案委员会', '经济委员会', '农业和农村委员会', '教科卫体委员会', '社会和法制委员会', '文化文史委员会'];
const PARTIES = [null, null, '民盟', null, '民建', null, null, '农工党', null, '九三学社', null, null];
const UNITS = [
  '供销合作社',
  '农机站',
  '中心小学',
  '卫生院',
  '商会',
  '农技推广站',
  '文化站',
  '妇女联合会',
  '敬老院',
  '青年创业园',
  '民族团结促进会',
  '退休教师协会',
];

/** Twelve members a township. */
export const SAMPLE_MEMBERS: readonly SampleMember[] = TOWNSHIPS.flatMap(({ id, name }, township) =>
  SURNAMES.map((_surname, index) => ({
    number: `${memberPrefix(id)}${String(index + 1).padStart(2, '0')}`,
    name: `${byTurns(SURNAMES, index + 4 * township)}${GIVEN[township]?.[index]}`,
    sector: byTurns(SECTORS, index + township),
    specialCommittees: index % 3 === 0 ? [byTurns(COMMITTEES, index / 3 + township)] : [],
    group: id,
    party: PARTIES[index] ?? null,
    workUnit: `${name.replace('政协工委', '')}${byTurns(UNITS, index)}`,
    standing: index === 0,
  })),
);

function byTurns(list: readonly string[], turn: number): string {
  return list[turn % list.length] ?? '';
}

export function membersOf(township: string): readonly SampleMember[] {
  return SAMPLE_MEMBERS.filter(({ group }) => group === township);
}
