/** Texts of what the vault refuses. */
export const vaultRefusals = {
  'vault.purpose-invalid': { zh: '查看个人信息须说明用途。', en: 'Say for what purpose personal data is looked at.' },
  'vault.person-not-found': { zh: '没有登记过这个人的个人信息。', en: 'The vault knows no such person.' },
  'vault.person-erased': { zh: '这个人的个人信息已经删除，无法恢复。', en: 'This person’s data was erased and cannot be brought back.' },
};
