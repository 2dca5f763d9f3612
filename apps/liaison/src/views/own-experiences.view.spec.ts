import { viewSpecFor } from '@tongxin/testing';
import { exchangeEntries } from './exchange-entries.view.js';
import { ownExperiences } from './own-experiences.view.js';

const content = {
  title: '院坝协商议事的做法',
  topic: 'CONSULTATION' as const,
  text: '把会开到院坝。',
  figures: [{ name: '办结事项', count: 31 }],
};
const at = { category: 'experience', id: 'x1', node: '990101' };
const audience = { kind: 'NAMED' as const, peers: ['990202'] };
const published = { ...at, type: 'ExperiencePublished' as const, data: { ...content, audience, namesConfirmed: 0 } };
const revised = { ...at, type: 'ExperienceRevised' as const, data: { ...content, text: '改了', revisionId: 'r1', namesConfirmed: 0 } };
const withdrawn = {
  ...at,
  type: 'ExperienceWithdrawn' as const,
  data: { reason: 'OUTDATED' as const },
  recordedAt: '2026-05-01T02:00:00.000Z',
};
const told = { ...content, id: 'x1', audience: 'NAMED', peers: ['990202'], status: 'PUBLISHED', publishedOn: '2026-04-01', revisions: 0 };
const entry = (position: number, changedAt = '2026-04-01T02:00:00.000Z') => ({ entry: `event-${position}`, changedAt });

describe('own experiences', () => {
  it('show what is told as it stands, and to whom', () => {
    const { given } = viewSpecFor(ownExperiences);
    given(published).then({ x1: { ...told, ...entry(1) } });
    given(published, revised).then({ x1: { ...told, text: '改了', revisions: 1, ...entry(2) } });
    given(published, withdrawn).then({ x1: { ...told, status: 'WITHDRAWN', ...entry(2, '2026-05-01T02:00:00.000Z') } });
  });
  it('tell every peer where none is named', () =>
    viewSpecFor(ownExperiences)
      .given({ ...published, data: { ...published.data, audience: { kind: 'ALL' } } })
      .then({ x1: { ...told, audience: 'ALL', peers: [], ...entry(1) } }));
});

describe('exchange entries', () => {
  it('know every entry the feed ever had', () =>
    viewSpecFor(exchangeEntries)
      .given(published, revised, withdrawn)
      .then({ 'event-1': { experience: 'x1' }, 'event-2': { experience: 'x1' }, 'event-3': { experience: 'x1' } }));
});
