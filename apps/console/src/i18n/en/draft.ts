export const draft = {
  draft: {
    one: 'Draft',
    hint: 'Saved as you type and seen by you alone; nothing is recorded before you submit.',
    state: { clean: '', waiting: 'Changed', saving: 'Saving', saved: 'Draft saved', failed: 'Not saved' },
    untitled: '(untitled)',
    savedAt: 'saved {at}',
    keepMine: 'Save as chosen',
    discard: 'Delete draft',
    discardAsk: 'Delete this draft? It cannot be brought back.',
    discarded: 'Draft deleted',
    forWhom: 'For which member',
    otherMember: 'Member number',
    fromFinding: 'From what an activity found',
    length: '{count} characters',
  },
};
