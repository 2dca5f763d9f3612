/** What the county does with a proposal; `WAITS` leaves it to the proposal office. */
export type ProposalOutcome = 'FILED' | 'NOT_FILED' | 'WAITS';

export interface SampleProposal {
  /** Day it is put to co-signers. */
  readonly day: string;
  /** Last two digits of the lead proposer's number. */
  readonly lead: string;
  /** Member numbers, whole: some are of another township. */
  readonly coSigners: readonly string[];
  readonly title: string;
  readonly facts: string;
  readonly analysis: string;
  readonly suggestions: readonly string[];
  readonly outcome: ProposalOutcome;
}

// Made up, as the whole county is. The first proposal of a township grows from a finding of its first survey or inspection, whatever its day says here.

export const SAMPLE_PROPOSALS: Readonly<Record<string, readonly SampleProposal[]>> = {
  '990101001': [
    {
      day: '2023-10-09',
      lead: '02',
      coSigners: ['00105', '10104', '00101', '00109'],
      title: '关于在老旧小区增设电动自行车充电棚的建议',
      facts: '视察的五个小区中有四个没有集中充电设施，居民从楼上拉线充电。',
      analysis: '小区场地分属几家单位，没有一家牵头，电力增容费用无人承担。',
      suggestions: ['由街道牵头逐个小区确定选址。', '增容费用列入老旧小区改造资金。'],
      outcome: 'FILED',
    },
    {
      day: '2023-03-06',
      lead: '04',
      coSigners: ['00106', '00103', '00108'],
      title: '关于规范背街小巷停车的建议',
      facts: '三条背街小巷早晚高峰被占道停车堵死，消防车无法进入。',
      analysis: '附近单位夜间车位空置，没有对外开放的办法。',
      suggestions: ['划定单侧停车位并公示时段。', '协调机关事业单位夜间开放车位。'],
      outcome: 'FILED',
    },
    {
      day: '2023-11-13',
      lead: '07',
      coSigners: ['00110'],
      title: '关于增加社区老年食堂助餐点的建议',
      facts: '街道六十岁以上独居老人较多，现有一个助餐点只能覆盖两个社区。',
      analysis: '助餐点的运营靠单次补助，没有持续的来源。',
      suggestions: ['在每两个社区之间设一个助餐点。', '按就餐人次给予运营补助。'],
      outcome: 'WAITS',
    },
  ],
  '990101101': [
    {
      day: '2023-09-04',
      lead: '03',
      coSigners: ['10107', '20104', '10102'],
      title: '关于加强农资市场质量监管的建议',
      facts: '视察中看到，个别门店销售的种子没有标签，进货台账不全。',
      analysis: '镇上没有专职的农资监管人员，县里抽检一年只有一次。',
      suggestions: ['播种季节前开展一次联合检查。', '设立农资质量投诉电话并公布结果。'],
      outcome: 'FILED',
    },
    {
      day: '2023-02-20',
      lead: '02',
      coSigners: ['10109', '10103', '10104'],
      title: '关于修复清河灌渠末端渠段的建议',
      facts: '灌渠末端约两公里渠段破损，下游三个村春灌时等水半个月。',
      analysis: '渠段跨两个村，维修责任不清，多年没有列入计划。',
      suggestions: ['将末端渠段列入年度水利维修计划。', '明确两村管护责任和轮灌次序。'],
      outcome: 'FILED',
    },
    {
      day: '2023-03-20',
      lead: '08',
      coSigners: [],
      title: '关于购买某品牌净水设备的建议',
      facts: '本人经营的企业生产净水设备，适合农村使用。',
      analysis: '农村饮水需要净化。',
      suggestions: ['由财政统一采购该设备。'],
      outcome: 'NOT_FILED',
    },
  ],
  '990101201': [
    {
      day: '2023-09-11',
      lead: '02',
      coSigners: ['20106', '00103', '20103', '20108'],
      title: '关于完善山区通村公路安全设施的建议',
      facts: '调研的八条通村公路中有五条临崖路段没有护栏。',
      analysis: '公路等级低，养护资金只够路面修补。',
      suggestions: ['优先给校车经过的路段加装护栏。', '把安全设施列入通村公路养护标准。'],
      outcome: 'FILED',
    },
    {
      day: '2023-03-13',
      lead: '05',
      coSigners: ['20107'],
      title: '关于支持高山茶园改造的建议',
      facts: '全乡老茶园超过一半树龄在三十年以上，产量逐年下降。',
      analysis: '茶农改造要停收两年，没有过渡期的收入。',
      suggestions: ['对改造茶园给予两年过渡补助。', '由农技站统一供应良种苗。'],
      outcome: 'FILED',
    },
  ],
};
