import { reactionSpecFor } from '@tongxin/testing';
import { shareOpinionCaseOnOpened } from './share-opinion-case-on-opened.js';

const opened = (township: string, county = '990101101') => ({
  type: 'OpinionCaseOpened' as const,
  data: { report: `opinionReport-${township}.o1`, township, reporter: '12-001' },
  stream: `opinionCase-${county}.${township}.o1`,
});
const { given } = reactionSpecFor(shareOpinionCaseOnOpened);

// In these specs the county is node 990101101.
describe('share opinion case on opened', () => {
  it('shares the case with the reporter’s township', () =>
    given()
      .when(opened('990101001'))
      .then({ command: 'sharings/share-stream', id: 'opinionCase-990101101.990101001.o1', body: { with: '990101001' } }));
  it('shares nothing of the county’s own, or of another county', async () => {
    await given().when(opened('990101101')).thenNothing();
    await given().when(opened('990101001', '990102')).thenNothing();
  });
});
