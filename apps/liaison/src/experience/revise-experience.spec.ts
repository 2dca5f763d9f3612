import type { ExperienceEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Experience } from './experience.js';
import { reviseExperience, type ReviseExperience } from './revise-experience.js';

const content = { title: '院坝协商议事的做法', topic: 'CONSULTATION' as const, text: '把会开到院坝。', figures: [] };
const published: ExperienceEvent = { type: 'ExperiencePublished', data: { ...content, audience: { kind: 'ALL' }, namesConfirmed: 0 } };
const withdrawn: ExperienceEvent = { type: 'ExperienceWithdrawn', data: { reason: 'OUTDATED' } };
const better: ReviseExperience = { ...content, text: '把会开到院坝，办结后回访。', revisionId: 'r1' };
const revised: ExperienceEvent = { type: 'ExperienceRevised', data: { ...better, namesConfirmed: 0 } };
const { given } = specFor(Experience, reviseExperience, { facts: { names: [] } });

describe('revise experience', () => {
  it('tells it better', () => given(published).when(better).then(revised));
  it('takes each revision once', () =>
    given(published, revised)
      .when({ ...better, text: '又改' })
      .thenNothing());
  it('refuses what was not published', () => given().when(better).thenRefused('experience.not-published'));
  it('refuses what was withdrawn', () => given(published, withdrawn).when(better).thenRefused('experience.withdrawn'));
  it('refuses numbers and names as when publishing', () => {
    given(published)
      .when({ ...better, text: '电话13971500137' })
      .thenRefused('experience.personal-number', { numbers: ['13971500137'] });
    given(published)
      .when(better, { facts: { names: ['李沁蕊'] } })
      .thenRefused('experience.personal-name', { names: ['李沁蕊'] });
  });
});
