/** Texts of what the program itself refuses: its nodes and the operator's work. */
export const refusals = {
  'node.unknown': { zh: '数据目录里没有节点 {node}', en: 'No node {node} in the data directory' },
  'node.none': { zh: '数据目录 {directory} 里还没有节点', en: 'There is no node in {directory} yet' },
  'node.which': { zh: '有多个节点（{nodes}），请用 --node 指明', en: 'There are several nodes ({nodes}); name one with --node' },
  'node.other-code': { zh: '数据目录属于节点 {node}，不是 {code}', en: 'The data directory belongs to node {node}, not {code}' },
  'reaction.nothing-parked': {
    zh: '自动处理 {reaction} 没有搁置 {stream} 的事件',
    en: 'Reaction {reaction} has parked nothing of {stream}',
  },
  'node.kept-elsewhere': {
    zh: '{variable}={store}：一个程序的节点只用 SQLite，本命令也只管这样的节点。用 EventStoreDB 的节点各服务分开运行，其备份和恢复用 EventStoreDB 自己的工具，见运维手册',
    en: '{variable}={store}: a node in one program keeps its data in SQLite, and this command is for such nodes. With EventStoreDB services run apart; back up and restore with EventStoreDB’s own tools, as the runbook says',
  },
  'operation.unknown': { zh: '没有名为 {operation} 的操作', en: 'There is no operation {operation}' },
  'operator.account-unknown': { zh: '没有账号 {account}', en: 'There is no account {account}' },
  'operator.file-unreadable': { zh: '读不到文件 {file}', en: 'Cannot read the file {file}' },
  'operator.year-unknown': { zh: '文件 {file} 没有写明年度，请用 --year 指明', en: 'The file {file} names no year; give it with --year' },
  'operator.file-exists': { zh: '文件 {file} 已存在，不会覆盖', en: 'The file {file} is there already and is not overwritten' },
  'township.not-ours': { zh: '{code} 不是本县（{county}）的乡镇街道代码', en: '{code} is no township of this county ({county})' },
  'nats.no-authorization-file': {
    zh: '请用 --authorization 或 NATS_AUTHORIZATION_FILE 指明授权文件',
    en: 'Name the file of authorisations with --authorization or NATS_AUTHORIZATION_FILE',
  },
  'nats.no-key': {
    zh: '请先用 nats-key 生成县里服务的 NKey，并用 NATS_NKEY_FILE 指明',
    en: 'Make the NKey of the county’s services with nats-key and name it with NATS_NKEY_FILE',
  },
  'nats.no-public-url': {
    zh: '请用 --url 或 NATS_PUBLIC_URL 指明乡镇连接 NATS 的地址',
    en: 'Say with --url or NATS_PUBLIC_URL where townships reach NATS',
  },
  'join.county-silent': { zh: '联系不上县节点 {county}，请稍后重试', en: 'The county node {county} does not answer; try again later' },
  'backup.folder-not-empty': { zh: '目录 {folder} 不是空的', en: 'The folder {folder} is not empty' },
  'backup.not-sound': { zh: '副本核验未通过：{finding}', en: 'The copy is not sound: {finding}' },
  'bundle.folder-not-empty': { zh: '目录 {folder} 不是空的', en: 'The folder {folder} is not empty' },
  'bundle.not-built': {
    zh: '缺少 {file}，请在源码目录先执行 npm run build',
    en: '{file} is missing; run npm run build where the sources are',
  },
  'bundle.npm-failed': { zh: '命令失败：{command}', en: 'This failed: {command}' },
  'restore.no-backup': { zh: '{folder} 里没有备份', en: 'There is no backup in {folder}' },
  'restore.county-silent': {
    zh: '节点 {node} 已从备份放回，但联系不上上级 {superior}，尚不能启动；请接通后重试，或用文件取回（restore --request、--answer）',
    en: 'Node {node} was put back from a backup and cannot reach its superior {superior}: try again with a line, or by file (restore --request, --answer)',
  },
  'restore.not-waiting': { zh: '节点 {node} 没有待完成的恢复', en: 'Node {node} has no restore to finish' },
  'restore.data-there': {
    zh: '数据目录 {folder} 里已有节点，不能覆盖',
    en: 'The data directory {folder} has nodes already and is not overwritten',
  },
};
