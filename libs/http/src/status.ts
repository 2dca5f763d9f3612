import type { Label } from '@tongxin/runtime';

const BY_CODE: Readonly<Record<string, number>> = {
  'access.unauthenticated': 401,
  'access.session-expired': 401,
  'access.bad-credentials': 401,
  'access.busy': 429,
  'access.locked': 429,
  'access.password-too-short': 422,
  'access.password-too-long': 422,
  'access.password-unchanged': 422,
  'command.bad-id': 400,
  'command.unknown': 404,
  'view.unknown': 404,
  'view.position-unknown': 400,
  'view.not-yet': 503,
  'view.stopped': 503,
  'messaging.nobody-there': 503,
  'storage.no-room': 507,
  'http.malformed-json': 400,
  'http.malformed-path': 400,
  'http.bad-request': 400,
  'http.parameter-invalid': 400,
  'http.cursor-invalid': 400,
  'http.id-invalid': 400,
  'http.if-match-malformed': 400,
  'http.idempotency-key-malformed': 400,
  'http.idempotency-key-reused': 422,
  'http.method-not-allowed': 405,
  'http.not-acceptable': 406,
  'http.timeout': 408,
  'http.unsupported-media-type': 415,
  'http.file-missing': 400,
  'http.rejected': 400,
  'http.not-ready': 503,
  'http.unavailable': 503,
  'http.internal': 500,
};

/** In this order: the first that fits. */
const BY_FORM: readonly (readonly [RegExp, number])[] = [
  [/^access\./, 403],
  [/[.-]not-found$/, 404],
  [/[.-]too-large$/, 413],
  [/[.-]cursor-invalid$/, 400],
  [/[.-](invalid|unreadable|malformed|unknown-form)$/, 422],
  [/^(document|[a-z]+-import)\./, 422],
];

/**
 * HTTP status of a refusal. A body that is not JSON, a bad parameter or header is 400; a body or file that says what cannot hold is 422; a rule that
 * does not allow it as things stand is 409; a revision that has gone by is 412 to those who sent If-Match.
 */
export function statusOf(code: string, ifMatch = false): number {
  if (code === 'command.revision-conflict') return ifMatch ? 412 : 409;
  return BY_CODE[code] ?? BY_FORM.find(([form]) => form.test(code))?.[1] ?? 409;
}

const TITLES: Readonly<Record<number, Label>> = {
  400: { zh: '请求有误', en: 'Bad request' },
  401: { zh: '未登录', en: 'Not signed in' },
  403: { zh: '没有权限', en: 'Not permitted' },
  404: { zh: '没有找到', en: 'Not found' },
  405: { zh: '方法不支持', en: 'Method not allowed' },
  406: { zh: '格式不支持', en: 'Not acceptable' },
  408: { zh: '请求超时', en: 'Request timeout' },
  409: { zh: '现在不能这样做', en: 'Not allowed as things stand' },
  412: { zh: '已被他人修改', en: 'Changed in the meantime' },
  413: { zh: '内容过大', en: 'Too large' },
  415: { zh: '格式不支持', en: 'Unsupported media type' },
  422: { zh: '内容不符合要求', en: 'Cannot be accepted' },
  429: { zh: '请稍后再试', en: 'Too many attempts' },
  500: { zh: '系统出错', en: 'Internal error' },
  503: { zh: '暂时不可用', en: 'Not available' },
  507: { zh: '存储空间不足', en: 'No room left' },
};

/** What a status is called. */
export function titleOf(status: number): Label {
  return TITLES[status] ?? (status < 500 ? { zh: '请求未被接受', en: 'Not accepted' } : { zh: '系统出错', en: 'Internal error' });
}
