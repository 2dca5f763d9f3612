export const draft = {
  draft: {
    one: '草稿',
    hint: '边写边自动保存，只有您自己看得到；提交之前不会记录。',
    state: { clean: '', waiting: '有改动', saving: '正在保存', saved: '草稿已保存', failed: '没有保存' },
    untitled: '（未命名）',
    savedAt: '{at} 保存',
    keepMine: '按选择保存',
    discard: '删除草稿',
    discardAsk: '删除这份草稿？删除后不能恢复。',
    discarded: '草稿已删除',
    forWhom: '代哪位委员填写',
    otherMember: '填写人的委员证号',
    fromFinding: '来自活动中发现的问题',
    length: '{count} 字',
  },
};
