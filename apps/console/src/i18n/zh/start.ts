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
  },
};
