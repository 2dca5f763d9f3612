export const conflict = {
  conflict: {
    title: '您打开之后，别人已经改过这里',
    hint: '您写的还在。请逐项选择留下哪一个，再按“保存”。只有对方改过的，已先取对方的。',
    same: '您写的和对方保存的一样，可以直接保存或放弃。',
    mine: '我写的',
    theirs: '对方保存的',
    empty: '（空）',
    discard: '放弃我写的，用对方的',
  },
};
