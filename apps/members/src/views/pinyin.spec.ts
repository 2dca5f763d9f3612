import { pinyinOf } from './pinyin.js';

describe('pinyin of a name', () => {
  it('reads surnames as surnames', () => {
    expect(pinyinOf('曾晓岚')).toBe('zeng xiao lan');
    expect(pinyinOf('欧阳春')).toBe('ou yang chun');
    expect(pinyinOf('吕望舒')).toBe('lv wang shu');
  });
  it('leaves other letters as they are', () => expect(pinyinOf('李A')).toBe('li a'));
  it('sorts by syllable', () =>
    expect(['章一', '查一', '张二', '赵三'].sort((a, b) => (pinyinOf(a) < pinyinOf(b) ? -1 : 1))).toEqual([
      '查一',
      '张二',
      '章一',
      '赵三',
    ]));
});
