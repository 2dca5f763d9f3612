export const finding = {
  finding: {
    title: '发现的问题',
    none: '还没有记录发现的问题。',
    add: '记录问题',
    record: '记录',
    hint: '看到了什么问题，在哪里',
    became: { PROPOSAL: '已转提案', OPINION: '已转社情民意' },
    forward: { PROPOSAL: '转为提案', OPINION: '转为社情民意' },
  },
};
