import type { Role } from './caller.js';

interface Text {
  readonly zh: string;
  readonly en: string;
}

/** Texts of the refusals of accounts, sessions and roles. */
export const accessRefusals: Readonly<Record<string, Text>> = {
  'access.unauthenticated': { zh: '请先登录。', en: 'Sign in first.' },
  'access.session-expired': { zh: '登录已过期，请重新登录。', en: 'The session has ended; sign in again.' },
  'access.bad-credentials': { zh: '账号或密码不正确。', en: 'The account or the password is wrong.' },
  'access.locked': {
    zh: '密码输错次数过多，账号已锁定，请在 {until} 之后再试。',
    en: 'Too many wrong passwords; the account is locked until {until}.',
  },
  'access.busy': { zh: '登录的人较多，请稍后再试。', en: 'Too many are signing in at once; try again shortly.' },
  'access.other-node': {
    zh: '这是其他机构的账号，不能在此使用。',
    en: 'This account belongs to another committee and counts for nothing here.',
  },
  'access.role': { zh: '此操作需要以下角色之一：{roles}。', en: 'This needs one of the roles: {roles}.' },
  'access.cross-site': { zh: '请求来自其他网站，已拒绝。', en: 'The request came from another site and was refused.' },
  'access.password-must-change': { zh: '请先修改一次性密码。', en: 'Change the one-time password first.' },
  'access.password-too-short': { zh: '密码至少 {least} 个字符。', en: 'A password has at least {least} characters.' },
  'access.password-too-long': { zh: '密码最多 {most} 个字符。', en: 'A password has at most {most} characters.' },
  'access.password-unchanged': { zh: '新密码不能与原密码相同。', en: 'The new password is the old one.' },
  'account.exists': { zh: '账号 {account} 已存在。', en: 'There is an account {account} already.' },
  'account.not-found': { zh: '没有账号 {account}。', en: 'There is no account {account}.' },
  'account.name-invalid': {
    zh: '账号名须为 2 到 40 个字母、汉字、数字、点、横线或下划线。',
    en: 'An account name has 2 to 40 letters, digits, dots, dashes or underscores.',
  },
  'account.role-invalid': { zh: '角色“{role}”不能授予账号。', en: 'The role “{role}” cannot be given to an account.' },
  'account.last-administrator': { zh: '不能停用最后一个管理员账号。', en: 'The last administrator cannot be disabled.' },
};

/** What people call the roles. */
export const ROLE_NAMES: Readonly<Record<Role, Text>> = {
  member: { zh: '委员', en: 'member' },
  clerk: { zh: '工委干事', en: 'clerk' },
  'township-lead': { zh: '工委主任', en: 'township lead' },
  'proposal-office': { zh: '提案委', en: 'proposal office' },
  'information-office': { zh: '研究室', en: 'information office' },
  'supervision-office': { zh: '督查室', en: 'supervision office' },
  'handling-unit': { zh: '承办单位', en: 'handling unit' },
  'county-office': { zh: '办公室', en: 'county office' },
  leader: { zh: '领导', en: 'leader' },
  peer: { zh: '兄弟县区', en: 'peer county' },
  administrator: { zh: '管理员', en: 'administrator' },
  system: { zh: '系统', en: 'system' },
};
