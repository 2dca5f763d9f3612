import type { DirectiveEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Directive } from './directive.js';
import { issueDirective, type IssueDirective } from './issue-directive.js';

const halfYear: IssueDirective = {
  kind: 'half-year',
  title: '关于报送上半年工作小结的通知',
  text: '',
  period: '2026-H1',
  dueOn: '2026-07-10',
};
const toBoth: DirectiveEvent = {
  type: 'DirectiveIssued',
  data: { ...halfYear, remindOn: '2026-07-03', to: ['990101101', '990101201'] },
};
const facts = { townships: ['990101201', '990101101'] };
const { given } = specFor(Directive, issueDirective, { today: '2026-06-20', node: '990101', facts });

describe('issue directive', () => {
  it('goes to every linked township when none is named, and reminds a week before', () => given().when(halfYear).then(toBoth));
  it('goes to those named, reminding on the day named', () =>
    given()
      .when({ ...halfYear, remindOn: '2026-07-09', to: ['990101201'] })
      .then({ type: 'DirectiveIssued', data: { ...halfYear, remindOn: '2026-07-09', to: ['990101201'] } }));
  it('may be due today', () =>
    given()
      .when({ ...halfYear, dueOn: '2026-06-20' })
      .then({ type: 'DirectiveIssued', data: { ...toBoth.data, dueOn: '2026-06-20', remindOn: '2026-06-13' } }));
  it('refuses a day that is past', () =>
    given()
      .when({ ...halfYear, dueOn: '2026-06-19' })
      .thenRefused('directive.due-day-past'));
  it('refuses to remind when it is too late', () =>
    given()
      .when({ ...halfYear, remindOn: '2026-07-11' })
      .thenRefused('directive.reminder-after-due-day'));
  it('refuses who is not linked', () =>
    given()
      .when({ ...halfYear, to: ['990101101', '990101999'] })
      .thenRefused('directive.township-unknown', { nodes: ['990101999'] }));
  it('refuses when there is nobody to ask', () =>
    given()
      .when(halfYear, { facts: { townships: [] } })
      .thenRefused('directive.no-townships'));
});
