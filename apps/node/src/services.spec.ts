import { allServices } from './services.js';

const todos = allServices.flatMap(({ todos: declared }) => declared);
const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort();

describe('what services have waiting for people', () => {
  it('has a code of its own for each kind', () => {
    const codes = todos.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !/^[a-z]+(-[a-z]+)*$/.test(code))).toEqual([]);
  });
  it.each(todos.map((todo) => [todo.code, todo] as const))(
    'says the same of %s in both languages, to somebody',
    (_code, { title, roles }) => {
      expect(holes(title.zh)).toEqual(holes(title.en));
      expect(roles.length).toBeGreaterThan(0);
    },
  );
});
