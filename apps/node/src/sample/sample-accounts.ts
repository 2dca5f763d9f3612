import type { Role } from '@tongxin/access';
import { COUNTY, TOWNSHIPS } from './sample-nodes.js';

export interface SampleAccount {
  readonly account: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly memberId?: string;
}

/** Everyone in the made-up county signs in with this; a real node never has it. */
export const SAMPLE_PASSWORD = 'tongxin-2023';

const countyAccounts: readonly SampleAccount[] = [
  { account: 'office', displayName: '办公室 周敏', roles: ['county-office'] },
  { account: 'proposals', displayName: '提案委 何远', roles: ['proposal-office'] },
  { account: 'information', displayName: '研究室 曾岚', roles: ['information-office'] },
  { account: 'leader', displayName: '主席 郑国平', roles: ['leader'] },
  { account: 'admin', displayName: '系统管理员', roles: ['administrator'] },
];

function townshipAccounts(code: string): readonly SampleAccount[] {
  const prefix = memberPrefix(code);
  return [
    { account: 'clerk', displayName: '工委干事', roles: ['clerk'] },
    { account: 'lead', displayName: '工委主任', roles: ['township-lead'] },
    { account: 'member', displayName: '委员', roles: ['member'], memberId: `${prefix}01` },
    { account: 'admin', displayName: '系统管理员', roles: ['administrator'] },
  ];
}

/** Member numbers of a township begin with its own three digits. */
export function memberPrefix(code: string): string {
  return code.slice(6);
}

export function accountsOf(node: string): readonly SampleAccount[] {
  if (node === COUNTY.id) return countyAccounts;
  return TOWNSHIPS.some(({ id }) => id === node) ? townshipAccounts(node) : [];
}

/** What the sign-in page of the sample shows. */
export function sampleHints(node: string): { account: string; password: string; displayName: string; roles: readonly Role[] }[] {
  return accountsOf(node).map(({ account, displayName, roles }) => ({ account, password: SAMPLE_PASSWORD, displayName, roles }));
}
