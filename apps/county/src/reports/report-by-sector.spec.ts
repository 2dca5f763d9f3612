import type { StandardEvent } from '@tongxin/contracts';
import { recorded } from '@tongxin/testing';
import { CountyInMemory } from '../testing/county-in-memory.js';
import {
  admitted,
  caseOpened,
  COUNTY,
  itsCase,
  itsOpinion,
  itsProposal,
  on,
  profile,
  register,
  reported,
  submitted,
} from '../testing/member-events.js';
import { LinesQuery } from './lines.query.js';
import { ReportQuery } from './report.query.js';

const merchant = {
  ...profile,
  specialCommittees: [],
  name: '周帆',
  sector: '工商联',
  group: '990101001',
  term: 12,
  admittedOn: '2022-01-10',
};
const standard: StandardEvent = { type: 'StandardAdopted', data: { version: 1, effectiveFrom: '2023-01-01', quotas: [] } };
const log = [
  on('2022-01-10', register('0001'), admitted),
  on('2022-01-10', register('0002'), { type: 'MemberAdmitted', data: merchant }),
  on('2023-02-01', { node: COUNTY, category: 'standard', id: COUNTY }, standard),
  on('2023-03-15', itsProposal, submitted),
  on('2023-03-16', itsCase, caseOpened),
  on('2023-03-20', itsOpinion, { ...reported, data: { ...reported.data, reporter: '0002' } }),
  on('2023-04-02', itsCase, { type: 'ProposalFiled', data: { number: '12-2-001' } }),
];
const county = new CountyInMemory();
for (const event of recorded(log)) county.take(event);

describe('report by sector', () => {
  it('has the indicators that tell the sector, and a row for each sector by pinyin', async () => {
    const report = await county.report.execute(new ReportQuery('2023', {}, 'sector'));
    expect(report.by).toBe('sector');
    expect(report.indicators.map(({ code }) => code)).toEqual([
      ...['member.fourOnes', 'proposal.submitted', 'proposal.filed', 'proposal.notFiled', 'opinion.submitted', 'opinion.adopted'],
    ]);
    expect(
      report.rows.map(({ code, name, cells }) => [code, name, cells.map(({ numerator, denominator }) => [numerator, denominator])]),
    ).toEqual([
      [
        '工商联',
        '工商联',
        [
          [0, 1],
          [0, 0],
          [0, 0],
          [0, 0],
          [1, 0],
          [0, 0],
        ],
      ],
      [
        '农业界',
        '农业界',
        [
          [0, 1],
          [1, 0],
          [1, 0],
          [0, 0],
          [0, 0],
          [0, 0],
        ],
      ],
    ]);
    expect(report.totals.map(({ numerator }) => numerator)).toEqual([0, 1, 1, 0, 1, 0]);
  });

  it('adds up to the totals', async () => {
    const { rows, totals } = await county.report.execute(new ReportQuery('2023', {}, 'sector'));
    for (const [at, { numerator, denominator }] of totals.entries()) {
      const sum = (part: 'numerator' | 'denominator'): number => rows.reduce((all, { cells }) => all + (cells[at]?.[part] ?? 0), 0);
      expect([sum('numerator'), sum('denominator')]).toEqual([numerator, denominator]);
    }
  });

  it('leads to the lines of a sector', async () => {
    const lines = async (sector: string) =>
      (await county.lines.execute(new LinesQuery('2023', { indicator: 'proposal.submitted', axes: { sector } }))).items;
    expect(await lines('工商联')).toEqual([]);
    expect(await lines('农业界')).toMatchObject([{ title: '关于修缮青石桥的提案', label: { zh: '提交提案：关于修缮青石桥的提案' } }]);
  });

  it('names the standard in force, as known at the moment', async () => {
    expect((await county.report.execute(new ReportQuery('2023'))).standard).toEqual({ version: 1, effectiveFrom: '2023-01-01' });
    expect(await county.report.execute(new ReportQuery('2023', { asOf: '2023-01-31' }))).not.toHaveProperty('standard');
    expect(await county.report.execute(new ReportQuery('2022'))).not.toHaveProperty('standard');
  });
});

describe('lines of members and decisions', () => {
  const titles = async (indicator: string) =>
    (await county.lines.execute(new LinesQuery('2023', { indicator }))).items.map(({ township, title, label }) => [
      township.code,
      title,
      label.zh,
    ]);

  it('name the proposal a decision of the county is about, for the township it came from', async () =>
    expect(await titles('proposal.filed')).toEqual([['990101101', '关于修缮青石桥的提案', '提案立案：关于修缮青石桥的提案']]));
  it('name the member whose year it is', async () =>
    expect(await titles('member.fourOnes')).toEqual([
      ['990101001', '周帆', '接纳委员：周帆'],
      ['990101101', '陈稻香', '接纳委员：陈稻香'],
    ]));
});

describe('a township that folds its own log', () => {
  it('shows itself alone, whatever its log holds of others', async () => {
    const township = new CountyInMemory({ id: '990101001', superior: COUNTY });
    for (const event of recorded(log)) township.take(event);
    const report = await township.report.execute(new ReportQuery('2023'));
    expect(report.rows.map(({ code }) => code)).toEqual(['990101001']);
    expect(report.totals.find(({ indicator }) => indicator === 'proposal.submitted')?.numerator).toBe(0);
    const drill = { indicator: 'proposal.submitted', township: '990101101' };
    expect((await township.lines.execute(new LinesQuery('2023', drill))).items).toEqual([]);
  });
});
