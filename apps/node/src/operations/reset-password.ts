import type { Operation } from './operation.js';

export interface ResetPasswordInput {
  readonly node?: string;
  readonly account: string;
}

/** Gives an account a one-time password, to be changed at the next sign-in; its open sessions end. */
export const resetPassword: Operation<ResetPasswordInput, { node: string; account: string; password: string }> = async (
  program,
  { node, account },
) => {
  const { identity, accounts } = program.only(node);
  const { password } = await accounts.resetPassword(account);
  return { node: identity.id, account, password };
};
