/** Texts of what the program itself refuses: its nodes and the operator's work. */
export const refusals = {
  'node.unknown': { zh: '数据目录里没有节点 {node}', en: 'No node {node} in the data directory' },
  'node.none': { zh: '数据目录 {directory} 里还没有节点', en: 'There is no node in {directory} yet' },
  'node.which': { zh: '有多个节点（{nodes}），请用 --node 指明', en: 'There are several nodes ({nodes}); name one with --node' },
  'node.other-code': { zh: '数据目录属于节点 {node}，不是 {code}', en: 'The data directory belongs to node {node}, not {code}' },
  'operation.unknown': { zh: '没有名为 {operation} 的操作', en: 'There is no operation {operation}' },
  'operator.account-unknown': { zh: '没有账号 {account}', en: 'There is no account {account}' },
  'operator.file-unreadable': { zh: '读不到文件 {file}', en: 'Cannot read the file {file}' },
  'operator.year-unknown': { zh: '文件 {file} 没有写明年度，请用 --year 指明', en: 'The file {file} names no year; give it with --year' },
  'backup.folder-not-empty': { zh: '目录 {folder} 不是空的', en: 'The folder {folder} is not empty' },
  'backup.not-sound': { zh: '副本核验未通过：{finding}', en: 'The copy is not sound: {finding}' },
  'restore.no-backup': { zh: '{folder} 里没有备份', en: 'There is no backup in {folder}' },
  'restore.data-there': {
    zh: '数据目录 {folder} 里已有节点，不能覆盖',
    en: 'The data directory {folder} has nodes already and is not overwritten',
  },
};
