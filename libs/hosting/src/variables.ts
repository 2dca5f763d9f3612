import type { Label } from '@tongxin/runtime';
import { LOG_FORMATS, LOG_LEVELS } from '@tongxin/telemetry';
import type { SHAPES } from './shapes.js';

/** What a variable may hold. `secret`: the value, or under the same name with `_FILE` the file that holds it. */
export type VariableForm = 'text' | 'words' | 'port' | 'number' | 'file' | 'folder' | 'code' | 'secret';

export interface Variable {
  readonly form: VariableForm;
  /** The words it may be, for `words`. */
  readonly words?: readonly string[];
  /** What its value, or what stands in the file, must look like. */
  readonly shape?: keyof typeof SHAPES;
  /** What holds when it is not set; a word of explanation where it depends on something. */
  readonly usual?: string;
  readonly label: Label;
  /** Who reads it: the program of whole nodes, each service by itself, or both. */
  readonly read: 'program' | 'service' | 'both';
}

/** Every variable that the programs read. docs/environment.md is made from it, and nothing else is read. */
export const VARIABLES = {
  TONGXIN_DATA: {
    form: 'folder',
    usual: 'data',
    read: 'both',
    label: { zh: '数据目录', en: 'Where data lies; each process has one of its own' },
  },
  PORT: {
    form: 'port',
    usual: '3000',
    read: 'both',
    label: { zh: 'HTTP 端口；0 为任意空闲端口', en: 'HTTP port; 0 for any that is free' },
  },
  TRUST_PROXY: {
    form: 'text',
    shape: 'proxies',
    read: 'both',
    label: { zh: '可信反向代理的层数或地址', en: 'How many reverse proxies, or whose addresses, are believed' },
  },
  TLS_CERT_FILE: {
    form: 'file',
    shape: 'certificate',
    read: 'both',
    label: { zh: '证书（PEM），设后只用 HTTPS', en: 'Certificate, PEM; HTTPS alone with it' },
  },
  TLS_KEY_FILE: { form: 'file', shape: 'private-key', read: 'both', label: { zh: '证书的私钥（PEM）', en: 'Key of the certificate, PEM' } },
  LOG_FORMAT: {
    form: 'words',
    words: LOG_FORMATS,
    usual: 'text / json',
    read: 'both',
    label: { zh: '日志格式；终端上为 text，否则为 json', en: 'Form of the log; text on a terminal, else json' },
  },
  LOG_LEVEL: {
    form: 'words',
    words: LOG_LEVELS,
    usual: 'info',
    read: 'both',
    label: { zh: '日志级别', en: 'What is logged' },
  },
  METRICS_TOKEN_FILE: {
    form: 'file',
    read: 'both',
    label: { zh: '读取 /metrics 的令牌；不设则仅限本机', en: 'Token that /metrics asks for; this machine alone without it' },
  },
  NODE_ID: {
    form: 'code',
    read: 'service',
    label: { zh: '节点（行政区划代码）', en: 'The node, by the division code it was founded with' },
  },
  NODE_NAME: { form: 'text', read: 'service', label: { zh: '委员会名称', en: 'Name of its committee' } },
  NODE_LEVEL: {
    form: 'words',
    words: ['COUNTY', 'SUBDISTRICT', 'TOWN', 'TOWNSHIP'],
    usual: 'by NODE_ID',
    read: 'service',
    label: { zh: '层级', en: 'What kind of committee it is' },
  },
  NODE_SUPERIOR: { form: 'code', usual: 'by NODE_ID', read: 'service', label: { zh: '上级节点', en: 'The node above it' } },
  NODE_EPOCH: {
    form: 'number',
    usual: '0',
    read: 'service',
    label: { zh: '第几次恢复之后；各服务必须相同', en: 'Restores so far; the same for all services of the node' },
  },
  NODE_KEY_FILE: {
    form: 'file',
    shape: 'private-key',
    read: 'service',
    label: { zh: '节点私钥，仅 members 与 liaison', en: 'Private key of the node; members and liaison alone' },
  },
  NODE_PUBLIC_KEY_FILE: {
    form: 'file',
    shape: 'public-key',
    read: 'service',
    label: { zh: '节点公钥，其他服务用来核验登录', en: 'Public key of the node, by which other services read sessions' },
  },
  SERVICE_SECRET: {
    form: 'secret',
    read: 'service',
    label: { zh: '同一节点各服务互相请求的密钥', en: 'What the services of a node prove themselves to each other with' },
  },
  EVENT_STORE: {
    form: 'words',
    words: ['sqlite', 'eventstoredb'],
    usual: 'sqlite (program), eventstoredb (service)',
    read: 'both',
    label: { zh: '事件存储；单独的服务必须用 eventstoredb', en: 'Where events are kept; a service by itself needs eventstoredb' },
  },
  EVENTSTORE_URL: {
    form: 'secret',
    shape: 'eventstoredb',
    read: 'service',
    label: {
      zh: 'EventStoreDB 的连接串；TLS 的签发者用其中的 tlsCAFile',
      en: 'Connection string of EventStoreDB; its tlsCAFile says who vouches for TLS',
    },
  },
  VIEW_STORE: {
    form: 'words',
    words: ['sqlite', 'mongodb'],
    usual: 'sqlite',
    read: 'both',
    label: { zh: '视图与记录的存储', en: 'Where views and records are kept' },
  },
  MONGODB_URL: {
    form: 'secret',
    shape: 'mongodb',
    read: 'service',
    label: {
      zh: 'MongoDB 的连接串；TLS 用其中的 tls 与 tlsCAFile',
      en: 'Connection string of MongoDB; its tls and tlsCAFile turn TLS on and say who vouches',
    },
  },
  MESSAGING: {
    form: 'words',
    words: ['local', 'nats'],
    usual: 'local (program), nats (service)',
    read: 'both',
    label: { zh: '消息；单独的服务必须用 nats', en: 'How messages travel; a service by itself needs nats' },
  },
  NATS_URL: {
    form: 'text',
    shape: 'servers',
    usual: 'nats://127.0.0.1:4222',
    read: 'both',
    label: { zh: 'NATS 服务器，逗号分隔', en: 'NATS servers, by commas' },
  },
  NATS_NKEY_FILE: { form: 'file', shape: 'nkey', read: 'both', label: { zh: 'NKey 种子', en: 'NKey seed' } },
  NATS_USER: { form: 'text', read: 'both', label: { zh: 'NATS 用户名', en: 'NATS user' } },
  NATS_PASSWORD_FILE: { form: 'file', read: 'both', label: { zh: 'NATS 密码', en: 'NATS password' } },
  NATS_TLS: {
    form: 'words',
    words: ['off', 'on'],
    usual: 'off',
    read: 'both',
    label: { zh: '是否只用 TLS 连接 NATS', en: 'TLS to NATS and nothing else' },
  },
  NATS_CA_FILE: {
    form: 'file',
    shape: 'certificate',
    usual: 'those of the system',
    read: 'both',
    label: { zh: 'NATS 证书的签发者', en: "Who vouches for NATS's certificate" },
  },
  NATS_CERT_FILE: { form: 'file', shape: 'certificate', read: 'both', label: { zh: '客户端证书', en: "The client's certificate" } },
  NATS_KEY_FILE: {
    form: 'file',
    shape: 'private-key',
    read: 'both',
    label: { zh: '客户端证书的私钥', en: "Key of the client's certificate" },
  },
  NATS_INBOX_PREFIX: {
    form: 'text',
    shape: 'subject',
    usual: '_INBOX',
    read: 'both',
    label: { zh: '应答主题的前缀', en: 'Under which subject answers come back' },
  },
  NATS_PUBLIC_URL: {
    form: 'text',
    shape: 'servers',
    read: 'both',
    label: { zh: '乡镇连接县里 NATS 的地址，写进邀请', en: 'Where townships reach the county’s servers; goes into invitations' },
  },
  NATS_AUTHORIZATION_FILE: {
    form: 'text',
    read: 'both',
    label: { zh: 'nats-server 引用的授权文件，由 add-township 写出', en: 'File that nats-server includes and add-township writes' },
  },
  NATS_PID_FILE: {
    form: 'file',
    read: 'both',
    label: { zh: 'nats-server 的进程号文件', en: 'Where nats-server keeps its process id' },
  },
  NATS_REPLICAS: {
    form: 'number',
    shape: 'copies',
    usual: '1',
    read: 'service',
    label: { zh: '事件流在集群中的份数', en: 'Copies of the event stream in a cluster' },
  },
} as const satisfies Readonly<Record<string, Variable>>;

export type VariableName = keyof typeof VARIABLES;

/** Secrets may stand in a file instead. */
export function fileNameOf(name: string): string {
  return `${name}_FILE`;
}
