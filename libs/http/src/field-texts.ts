import type { FieldError } from '@tongxin/runtime';

/** A field that does not hold, in both languages. */
export interface FieldProblem {
  readonly field: string;
  readonly rule: string;
  readonly zh: string;
  readonly en: string;
}

// {0}, {1}: the numbers of class-validator's own sentence.
const ZH: Readonly<Record<string, string>> = {
  isString: '须为文字',
  isNotEmpty: '不能为空',
  isDefined: '不能缺少',
  isInt: '须为整数',
  isNumber: '须为数字',
  isPositive: '须大于零',
  isBoolean: '须为“是”或“否”',
  isArray: '须为列表',
  isObject: '须为对象',
  isIn: '不在可选范围内',
  isEnum: '不在可选范围内',
  isDay: '须为日期，如 2026-05-01',
  isUuid: '须为 UUID',
  isISO8601: '须为 ISO 8601 时间',
  matches: '格式不正确',
  minLength: '至少 {0} 个字符',
  maxLength: '最多 {0} 个字符',
  isLength: '长度不符合要求',
  min: '不能小于 {0}',
  max: '不能大于 {0}',
  arrayMinSize: '至少 {0} 项',
  arrayMaxSize: '最多 {0} 项',
  arrayNotEmpty: '至少一项',
  arrayUnique: '不能重复',
  whitelistValidation: '没有这个字段',
  nestedValidation: '内容不符合要求',
};

/** Says in both languages what a field lacks. */
export function fieldProblem({ field, rule, message }: FieldError): FieldProblem {
  const last = field.split('.').at(-1) ?? '';
  const numbers = message.replace(last, '').match(/-?\d+(\.\d+)?/g) ?? [];
  const zh = (ZH[rule] ?? '不符合要求').replaceAll(/\{(\d)\}/g, (_hole, index: string) => numbers[Number(index)] ?? '');
  return { field, rule, zh, en: message };
}
