export const start = {
  start: {
    hello: '{name}，今天是 {on}。',
    count: '{count} 件待办',
    nothing: '现在没有要办的事',
    nothingHint: '有事要办时会列在这里，办完即消失。',
    late: '已逾期',
    today: '今天到期',
    dueOn: '{on} 前办理',
    since: '{on} 起待办',
    missing: '暂时读不到{services}，这里可能还有没列出的待办。',
    services: { members: '委员履职', activities: '计划和活动', proposals: '提案和信息', liaison: '报送和民情', county: '汇总报告' },
  },
};
