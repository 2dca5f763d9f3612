import { readRoster } from './read-roster.js';

const groups = [
  { code: '990101001', name: '桥东街道政协工委' },
  { code: '990101101', name: '青石镇政协工委' },
];
const title = ['安和县政协第十二届委员名册', '', '', '', '', '', '', ''];
const heading = ['序号', '委员证号', '姓 名', '界别', '所属专委会', '所属乡镇(街道)', '党派', '工作单位及职务', '是否常委'];
const farmer = ['1', '12-001', '陈稻香', '农业界', '农业和农村委员会', '青石镇', '', '丰禾家庭农场(青石)场长', '否'];
const teacher = ['2', '12-002', '林 小满', '教育界', '教科卫体委员会，提案委员会', '９９０１０１００１', '民盟', '桥东中心小学教师', '√'];
const errorsOf = (...rows: string[][]) => readRoster(rows, groups).errors;
const changed = (row: string[], at: number, value: string) => row.map((cell, column) => (column === at ? value : cell));

describe('read roster', () => {
  it('reads members below a title, and says where each stands', () => {
    const { rows, errors, ignored } = readRoster([title, heading, farmer, [], teacher], groups);
    expect(errors).toEqual([]);
    expect(ignored).toEqual([{ column: '序号', personal: false }]);
    expect(rows).toEqual([
      {
        row: 3,
        number: '12-001',
        name: '陈稻香',
        sector: '农业界',
        specialCommittees: ['农业和农村委员会'],
        group: '990101101',
        party: null,
        workUnit: '丰禾家庭农场(青石)场长',
        standing: false,
        term: null,
        admittedOn: null,
      },
      {
        row: 5,
        number: '12-002',
        name: '林小满',
        sector: '教育界',
        specialCommittees: ['教科卫体委员会', '提案委员会'],
        group: '990101001',
        party: '民盟',
        workUnit: '桥东中心小学教师',
        standing: true,
        term: null,
        admittedOn: null,
      },
    ]);
  });

  it('knows columns by their synonyms, and puts unit and post together', () => {
    const { rows, errors, unsaid } = readRoster(
      [
        ['姓名', '编号', '所属界别', '所属工委', '政治面貌', '工作单位', '职务', '常委', '届次', '任职时间'],
        ['陈稻香', '12001', '农业界', '青石镇政协工委', '群众', '丰禾家庭农场', '场长', '', '第十二届', '2022年1月10日'],
      ],
      groups,
    );
    expect(errors).toEqual([]);
    expect(rows[0]).toMatchObject({ number: '12001', workUnit: '丰禾家庭农场场长', term: 12, admittedOn: '2022-01-10', party: null });
    expect(unsaid).toEqual(['specialCommittees']);
  });

  it('drops personal columns unread and names them', () => {
    const mobile = '1' + '3900000000';
    const { rows, ignored, errors } = readRoster(
      [
        [...heading, '身份证号', '手机号码', '家庭住址', '宗教信仰', '备注'],
        [...farmer, '000000200001010000', mobile, '某村', '无', ''],
      ],
      groups,
    );
    expect(errors).toEqual([]);
    expect(ignored.filter(({ personal }) => personal).map(({ column }) => column)).toEqual([
      '身份证号',
      '手机号码',
      '家庭住址',
      '宗教信仰',
    ]);
    expect(JSON.stringify(rows)).not.toContain(mobile);
  });

  it('refuses a phone number in another column without repeating it', () =>
    expect(errorsOf(heading, changed(farmer, 7, `丰禾家庭农场 ${'1' + '3900000000'}`))).toEqual([
      { row: 2, column: '工作单位及职务', code: 'roster.personal', value: '' },
    ]));

  it.each([
    [1, '', 'roster.empty', '委员证号'],
    [1, '12/001', 'roster.number-malformed', '委员证号'],
    [2, '', 'roster.empty', '姓 名'],
    [3, '界'.repeat(41), 'roster.too-long', '界别'],
    [4, '经济、提案、文史', 'roster.committees-too-many', '所属专委会'],
    [5, '白云镇', 'roster.group-unknown', '所属乡镇(街道)'],
    [8, '大概', 'roster.neither-yes-nor-no', '是否常委'],
  ])('names what is wrong in column %i with %j', (at, value, code, column) =>
    expect(errorsOf(heading, changed(farmer, at, value))).toEqual([{ row: 2, column, code, value }]),
  );

  it('names every error of a row and goes on', () => {
    const { rows, errors } = readRoster([heading, changed(changed(farmer, 3, ''), 5, '某乡'), teacher], groups);
    expect(errors.map(({ row, code }) => [row, code])).toEqual([
      [2, 'roster.empty'],
      [2, 'roster.group-unknown'],
    ]);
    expect(rows.map(({ number }) => number)).toEqual(['12-002']);
  });

  it('finds a number that stands twice', () =>
    expect(errorsOf(heading, farmer, teacher, changed(teacher, 1, '12-001'))).toEqual([
      { row: 4, column: '委员证号', code: 'roster.number-twice', value: '12-001' },
    ]));

  it('says which column is missing or stands twice', () => {
    expect(errorsOf(['姓名', '委员证号', '界别'], ['陈稻香', '12-001', '农业界'])).toEqual([
      { row: 1, column: '委员活动组', code: 'roster.column-missing', value: '' },
    ]);
    expect(errorsOf([...heading, '委员编号'], farmer)).toEqual([
      { row: 1, column: '委员编号', code: 'roster.column-twice', value: '委员编号' },
    ]);
  });

  it('says when there is no heading', () => {
    expect(errorsOf(['今天开会'], ['明天调研'])).toEqual([{ row: 1, column: '', code: 'roster.no-heading', value: '' }]);
    expect(errorsOf()).toHaveLength(1);
  });

  it('takes any division code where no groups are known, and passes by a closing note', () => {
    const { rows, errors } = readRoster([heading, teacher, ['合计', '1人'], ['注:以上名单截至2026年1月']]);
    expect([rows.length, errors]).toEqual([1, []]);
    expect(readRoster([heading, farmer]).errors[0]?.code).toBe('roster.group-unknown');
  });
});
