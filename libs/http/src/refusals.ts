import type { Label } from '@tongxin/runtime';

/** Texts of what the command door, the views and HTTP itself refuse. */
export const httpRefusals: Readonly<Record<string, Label>> = {
  'command.invalid': { zh: '提交的内容不符合要求。', en: 'What was sent does not hold.' },
  'command.unknown': { zh: '没有 {command} 这项操作。', en: 'There is no command {command}.' },
  'command.bad-id': { zh: '编号“{id}”不合规则。', en: '“{id}” cannot be an id.' },
  'command.revision-conflict': {
    zh: '内容已被他人修改（现为第 {actual} 版），请刷新后再试。',
    en: 'It was changed in the meantime and is now at revision {actual}; read it again.',
  },
  'view.not-yet': { zh: '数据正在汇总，请稍后再试。', en: 'The view has not come so far yet; ask again shortly.' },
  'view.position-unknown': {
    zh: '日志还没有到第 {position} 条，请核对 minPosition。',
    en: 'The log has no position {position}; check minPosition.',
  },
  'view.stopped': { zh: '视图 {view} 因故停止更新，请联系管理员。', en: 'The view {view} has stopped; tell the administrator.' },
  'view.unknown': { zh: '没有 {view} 这个视图。', en: 'There is no view {view}.' },
  'view.document-not-found': { zh: '{view} 中没有“{key}”。', en: 'There is no “{key}” in {view}.' },
  'draft.changed': {
    zh: '草稿已由{savedBy}另存（现为第 {actual} 版），请对照后再存。',
    en: '{savedBy} saved the draft in the meantime, now revision {actual}; compare before saving.',
  },
  'draft.not-found': { zh: '没有这份草稿。', en: 'There is no such draft.' },
  'messaging.nobody-there': { zh: '相关服务暂时没有应答。', en: 'Nobody answers at present.' },
  'messaging.too-large': { zh: '内容过大，无法传送。', en: 'It is larger than messages may be.' },
  'storage.no-room': {
    zh: '磁盘已满，内容没有保存。请联系管理员腾出空间后再提交一次。',
    en: 'The disk is full and nothing was stored; tell the administrator, and send it again once there is room.',
  },
  'http.malformed-json': { zh: '请求内容不是正确的 JSON。', en: 'The body is not JSON.' },
  'http.malformed-path': { zh: '地址不正确。', en: 'The path is malformed.' },
  'http.bad-request': { zh: '请求不正确。', en: 'The request is malformed.' },
  'http.parameter-invalid': { zh: '查询参数不正确。', en: 'A query parameter does not hold.' },
  'http.cursor-invalid': {
    zh: '翻页标记不属于这次查询，请从第一页开始。',
    en: 'The cursor belongs to another query; begin at the first page.',
  },
  'http.id-invalid': { zh: '编号不合规则。', en: 'That cannot be an id.' },
  'http.if-match-malformed': { zh: 'If-Match 应为带引号的版本号，如 "3"。', en: 'If-Match is a quoted revision such as "3".' },
  'http.idempotency-key-malformed': {
    zh: 'Idempotency-Key 须为 1 到 200 个可见 ASCII 字符。',
    en: 'An Idempotency-Key has 1 to 200 visible ASCII characters.',
  },
  'http.idempotency-key-reused': {
    zh: '这个 Idempotency-Key 已用于另一项请求。',
    en: 'This Idempotency-Key was used for another request.',
  },
  'http.not-found': { zh: '没有这个地址。', en: 'There is nothing at this address.' },
  'http.method-not-allowed': { zh: '此地址不支持这种请求方法。', en: 'This address does not take that method.' },
  'http.not-acceptable': { zh: '无法按要求的格式答复。', en: 'There is no answer in the form asked for.' },
  'http.timeout': { zh: '请求超时。', en: 'The request took too long.' },
  'http.too-large': { zh: '请求内容过大，最多 {limit} 字节。', en: 'The body is larger than {limit} bytes.' },
  'http.unsupported-media-type': { zh: '请求内容的格式不受支持。', en: 'The body is of a type that is not taken here.' },
  'http.file-too-large': { zh: '文件过大。', en: 'The file is too large.' },
  'http.file-missing': { zh: '请选择文件。', en: 'The form has no file.' },
  'http.rejected': { zh: '请求未被接受。', en: 'The request was not accepted.' },
  'http.not-ready': { zh: '系统尚未就绪。', en: 'Not ready to serve.' },
  'http.unavailable': { zh: '系统暂时不可用，请稍后再试。', en: 'Not available at present; try again shortly.' },
  'http.internal': {
    zh: '系统出错，已记录。请将编号 {correlationId} 告知管理员。',
    en: 'Something failed and was logged; quote {correlationId} to the administrator.',
  },
  // What the libraries of documents and of the calendar refuse; they know no texts.
  'document.empty': { zh: '文件或文字是空的。', en: 'There is nothing in it.' },
  'document.too-large': { zh: '文件或文字过大，无法读取。', en: 'It is too large to be read.' },
  'document.broken': { zh: '文件已损坏，无法读取。', en: 'The file is broken.' },
  'document.not-text': { zh: '文件不是可读的文字（支持 UTF-8 和 GBK）。', en: 'The file is not text in UTF-8 or GBK.' },
  'document.unknown-format': { zh: '不支持这种文件格式（{format}）。', en: 'Files of this format ({format}) are not read.' },
  'period.unknown-form': {
    zh: '“{code}”不是时期，应如 2026、2026-H1、2026-Q2 或 2026-05。',
    en: '“{code}” is no period such as 2026, 2026-H1, 2026-Q2 or 2026-05.',
  },
  'division-code.unknown-form': { zh: '“{code}”不是县级或乡级区划代码。', en: '“{code}” is no division code of a county or township.' },
};
