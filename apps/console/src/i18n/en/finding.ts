export const finding = {
  finding: {
    title: 'Findings',
    none: 'No finding was written down yet.',
    add: 'Write down a finding',
    record: 'Record',
    hint: 'What was found, and where',
    became: { PROPOSAL: 'Became a proposal', OPINION: 'Became an opinion item' },
    forward: { PROPOSAL: 'Make a proposal of it', OPINION: 'Make an opinion item of it' },
  },
};
