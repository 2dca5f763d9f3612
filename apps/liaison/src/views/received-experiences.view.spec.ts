import { viewSpecFor } from '@tongxin/testing';
import { receivedExperiences } from './received-experiences.view.js';

const content = {
  title: '院坝协商议事的做法',
  topic: 'CONSULTATION' as const,
  text: '把会开到院坝。',
  figures: [{ name: '办结事项', count: 31 }],
};
const id = '990202.x1';
const stream = `receivedExperience-990101.${id}`;
const received = { stream, type: 'ExperienceReceived' as const, data: { ...content, from: '990202', entry: 'e1', on: '2026-06-18' } };
const revised = { stream, type: 'ReceivedExperienceRevised' as const, data: { ...content, text: '改了', entry: 'e2', on: '2026-06-20' } };
const withdrawn = { stream, type: 'ReceivedExperienceWithdrawn' as const, data: { entry: 'e3', on: '2026-07-01' } };
const borrowed = (node: string) => ({
  stream: `experienceBorrowing-${node}.${id}`,
  type: 'ExperienceBorrowed' as const,
  data: { experience: stream },
});
const card = {
  ...content,
  id,
  stream,
  from: '990202',
  status: 'TOLD',
  toldOn: '2026-06-18',
  changedOn: '2026-06-18',
  revisions: 0,
  borrowedBy: [],
};
const { given } = viewSpecFor(receivedExperiences);

describe('received experiences', () => {
  it('show what a peer tells as it stands', () => {
    given(received).then({ [id]: card });
    given(received, revised).then({ [id]: { ...card, text: '改了', changedOn: '2026-06-20', revisions: 1 } });
  });
  it('show of what was taken back the title alone', () =>
    given(received, withdrawn).then({ [id]: { ...card, text: '', figures: [], status: 'WITHDRAWN', changedOn: '2026-07-01' } }));
  it('show who took it up, whichever came first', () => {
    const both = { [id]: { ...card, borrowedBy: ['990101', '990101101'] } };
    given(received, borrowed('990101101'), borrowed('990101')).then(both);
    given(borrowed('990101101'), received, borrowed('990101')).then(both);
    given(borrowed('990101')).thenDocument(id, {
      ...{ id, stream, from: '', title: '', topic: 'OTHER', text: '', figures: [], status: 'AWAITED' },
      ...{ toldOn: '', changedOn: '', revisions: 0, borrowedBy: ['990101'] },
    });
  });
});
