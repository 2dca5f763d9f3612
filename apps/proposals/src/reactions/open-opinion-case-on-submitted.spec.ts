import { reactionSpecFor } from '@tongxin/testing';
import { openOpinionCaseOnSubmitted } from './open-opinion-case-on-submitted.js';

const stream = 'opinionReport-990101001.o1';
const { given } = reactionSpecFor(openOpinionCaseOnSubmitted);

describe('open opinion case on submitted', () => {
  it('opens a case for a submitted item', () =>
    given()
      .when({ type: 'OpinionSubmitted', data: { title: '题', text: '情况', source: null, reporter: '12-001' }, stream })
      .then({
        command: 'opinion-cases/open-opinion-case',
        id: '990101001.o1',
        body: { report: stream, township: '990101001', reporter: '12-001' },
      }));
});
