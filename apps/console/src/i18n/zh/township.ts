export const township = {
  township: {
    hint: '各乡镇节点与县里往来的情况，{at} 的状态。',
    none: '还没有接入的乡镇',
    noneHint: '由管理员用 tongxin add-township 命令邀请乡镇接入。',
    refresh: '刷新',
    presence: { ONLINE: '在线', SILENT: '失去联系', NEVER_SEEN: '从未联系' },
    lastSeen: '最近联系',
    received: '已收到',
    waiting: '待送达',
    quarantined: '已隔离',
    entries: '{count} 条',
    most: '{count} 条以上',
    quarantineHint: '有内容未通过核验，没有采用。请管理员用 tongxin quarantine 命令查看。',
    refusal: '乡镇没有接收：{code}。请管理员按运维手册处理。',
  },
};
