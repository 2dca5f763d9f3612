import { reactionSpecFor } from '@tongxin/testing';
import { shareDirectiveOnIssued } from './share-directive-on-issued.js';

const asked = { kind: 'half-year' as const, title: '通知', text: '', period: '2026-H1', dueOn: '2026-07-10', remindOn: '2026-07-03' };
const issued = { type: 'DirectiveIssued' as const, data: { ...asked, to: ['a', 'b'] }, category: 'directive', id: 'd1' };
const directive = 'directive-990101101.d1';
const { given } = reactionSpecFor(shareDirectiveOnIssued);
const awaited = (township: string) => ({ directive, township, kind: 'half-year', period: '2026-H1', dueOn: '2026-07-10' });

describe('share directive on issued', () => {
  it('goes to each township and awaits its filing', () =>
    given()
      .when(issued)
      .then(
        { command: 'sharings/share-stream', id: directive, body: { with: 'a' } },
        { command: 'filing-reviews/await-filing', id: 'd1.a', body: awaited('a') },
        { command: 'sharings/share-stream', id: directive, body: { with: 'b' } },
        { command: 'filing-reviews/await-filing', id: 'd1.b', body: awaited('b') },
      ));
  it('leaves another county’s to that county', () =>
    given()
      .when({ ...issued, node: '990202' })
      .thenNothing());
});
