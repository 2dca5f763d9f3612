import { mentioned } from './mentioned.js';

describe('mentioned', () => {
  it('finds names however they are spaced or wide', () => {
    expect(mentioned('由李 沁蕊牵头，Ｌｉ\u3000Ming 参加', ['李沁蕊', 'Li Ming', '王小明'])).toEqual(['李沁蕊', 'Li Ming']);
  });
  it('tells each once and looks for no single letter', () => {
    expect(mentioned('王小明、王小明', ['王小明', '王小明', '王', ''])).toEqual(['王小明']);
  });
});
