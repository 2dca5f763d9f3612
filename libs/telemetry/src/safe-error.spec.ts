import { safeError, safeText } from './safe-error.js';

describe('an error in the log', () => {
  it('says its kind, its code and where it came by', () => {
    const error = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:4222'), { code: 'ECONNREFUSED' });
    expect(safeError(error)).toEqual({
      type: 'Error',
      code: 'ECONNREFUSED',
      message: 'connect ECONNREFUSED 127.0.0.1:4222',
      stack: expect.stringMatching(/^\s+at /) as string,
    });
  });

  it('says nothing of what a parser choked on', () => {
    let caught: unknown;
    try {
      JSON.parse('{"name": 王大娘, "phone": 13800138000}');
    } catch (error) {
      caught = error;
    }
    const said = JSON.stringify(safeError(caught));
    expect(said).toContain('SyntaxError');
    expect(said).not.toMatch(/王|13800138000|name/);
  });

  it('says nothing of its causes either', () => {
    const said = JSON.stringify(safeError(new Error('outer', { cause: new Error('王大娘 110101199003078515') })));
    expect(said).not.toMatch(/王大娘|110101199003078515/);
  });

  it('may be something that is no error', () => expect(safeError('王大娘 was here')).toEqual({ type: 'string', message: '… was here' }));
});

describe('a text in the log', () => {
  it.each([
    ['call 13800138000 now', 'call # now'],
    ['0514-82345678', '#'],
    ['11010119900307851X', '#'],
    ['proposal-990101101.0193 at 41', 'proposal-990101101.0193 at 41'],
  ])('%s', (text, said) => expect(safeText(text)).toBe(said));
});
