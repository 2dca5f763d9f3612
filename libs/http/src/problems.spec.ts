import { accessRefusals } from '@tongxin/access';
import { Catalogue } from './catalogue.js';
import { fieldProblem } from './field-texts.js';
import { httpRefusals } from './refusals.js';
import { statusOf, titleOf } from './status.js';

const catalogue = new Catalogue([
  { refusals: { 'note.full': { zh: '{who}已满 {most} 条，不能再加 {more}。', en: '{who} is full at {most}.' } } },
]);

describe('statuses', () => {
  it.each([
    ['note.full', 409],
    ['note.not-found', 404],
    ['report.period-not-found', 404],
    ['note.text-invalid', 422],
    ['document.broken', 422],
    ['document.too-large', 413],
    ['plan-import.not-a-plan', 422],
    ['report.cursor-invalid', 400],
    ['access.role', 403],
    ['access.anything-new', 403],
    ['access.unauthenticated', 401],
    ['access.bad-credentials', 401],
    ['access.locked', 429],
    ['command.invalid', 422],
    ['command.revision-conflict', 409],
    ['view.position-unknown', 400],
    ['view.not-yet', 503],
    ['storage.no-room', 507],
    ['http.internal', 500],
  ])('%s is %i', (code, status) => expect(statusOf(code)).toBe(status));

  it('a revision that has gone by is 412 to those who sent If-Match', () => expect(statusOf('command.revision-conflict', true)).toBe(412));

  it('each has a title in both languages', () => {
    for (const code of Object.keys({ ...httpRefusals, ...accessRefusals })) {
      expect(titleOf(statusOf(code)).zh).toMatch(/\p{Script=Han}/u);
      expect(titleOf(statusOf(code)).en).not.toMatch(/\p{Script=Han}/u);
    }
  });
});

describe('texts of refusals', () => {
  it('are filled in both languages, and what is not known stays a placeholder', () =>
    expect(catalogue.textOf('note.full', { who: '记事本', most: 3 })).toEqual({
      zh: '记事本已满 3 条，不能再加 {more}。',
      en: '记事本 is full at 3.',
    }));

  it('call roles by their names', () =>
    expect(catalogue.textOf('access.role', { roles: ['clerk', 'county-office'] })).toEqual({
      zh: '此操作需要以下角色之一：工委干事、办公室。',
      en: 'This needs one of the roles: clerk, county office.',
    }));

  it('say what is not there, for views nobody wrote a text for', () =>
    expect(catalogue.textOf('note-board.not-found', { view: 'note-board', key: 'n9' }).en).toBe('There is no “n9” in note-board.'));

  it('fall back to the code', () => expect(catalogue.textOf('note.new', {}).zh).toBe('不允许（note.new）。'));

  it('are not fooled by names of objects', () => expect(catalogue.textOf('constructor', {}).en).toBe('Not allowed (constructor).'));
});

describe('texts of fields', () => {
  it.each([
    [{ field: 'name', rule: 'minLength', message: 'name must be longer than or equal to 10 characters' }, '至少 10 个字符'],
    [{ field: 'items.0.quarter', rule: 'max', message: 'quarter must not be greater than 4' }, '不能大于 4'],
    [{ field: 'line2', rule: 'min', message: 'line2 must not be less than 1.5' }, '不能小于 1.5'],
    [{ field: 'x', rule: 'ourOwn', message: 'x must be ours' }, '不符合要求'],
  ])('%o', (error, zh) => expect(fieldProblem(error)).toEqual({ field: error.field, rule: error.rule, zh, en: error.message }));
});
