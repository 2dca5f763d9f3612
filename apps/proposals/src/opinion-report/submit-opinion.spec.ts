import type { OpinionReportEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import type { ActorFacts } from '../fields.js';
import { OpinionReport } from './opinion-report.js';
import { submitOpinion, type SubmitOpinion } from './submit-opinion.js';

const item: SubmitOpinion = {
  title: '部分村卫生室周末无人值班',
  text: '有三个村的卫生室周末不开门。',
  source: { activity: 'activity-990101101.a1', findingId: 'f1' },
  reporter: '12-001',
};
const submitted: OpinionReportEvent = { type: 'OpinionSubmitted', data: item };
const facts: ActorFacts = { onlyFor: null, standing: 'IN_OFFICE' };
const { given } = specFor(OpinionReport, submitOpinion, { id: 'o1', facts });

describe('submit opinion', () => {
  it('hands in an item, by its reporter or by those who enter it for all', () => {
    given().when(item).then(submitted);
    given()
      .when(item, { facts: { ...facts, onlyFor: '12-001' } })
      .then(submitted);
  });
  it('hands it in once', () => {
    given(submitted).when(item).thenNothing();
    given(submitted)
      .when({ ...item, title: '另一条' })
      .thenRefused('opinion-report.already-submitted');
  });
  it('refuses for another, and who is not in office', () => {
    given()
      .when(item, { facts: { ...facts, onlyFor: '12-002' } })
      .thenRefused('opinion-report.of-another');
    given()
      .when(item, { facts: { ...facts, standing: 'UNKNOWN' } })
      .thenRefused('opinion-report.member-unknown', { memberId: '12-001' });
    given()
      .when(item, { facts: { ...facts, standing: 'LEFT' } })
      .thenRefused('opinion-report.member-left', { memberId: '12-001' });
  });
  it('refuses an id that is no draft’s', () => given().when(item, { id: 'o.1' }).thenRefused('opinion-report.bad-id', { id: 'o.1' }));
});
