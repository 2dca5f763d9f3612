import { SHARED_CATEGORIES } from '@tongxin/contracts';
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

describe('whom streams go to', () => {
  /** Links run in one process with liaison and know its aggregates themselves. */
  const elsewhere = allServices.filter(({ name }) => name !== 'links' && name !== 'liaison');
  const aggregates = elsewhere.flatMap(({ commands }) => commands.map(({ aggregate }) => aggregate));

  it('is known to the links of services that run apart as their aggregates declare it', () => {
    const declared = Object.fromEntries(aggregates.map(({ category, sharing = 'superior' }) => [category, sharing]));
    expect(SHARED_CATEGORIES).toEqual(declared);
  });
});
