export const conflict = {
  conflict: {
    title: 'Someone else changed this after you opened it',
    hint: 'What you wrote is still here. Choose for each field which is to stand, then save. Fields that only they changed are set to theirs.',
    same: 'You both wrote the same; save or leave it.',
    mine: 'Mine',
    theirs: 'Theirs',
    empty: '(empty)',
    discard: 'Drop mine, take theirs',
  },
};
