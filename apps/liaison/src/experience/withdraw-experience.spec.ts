import type { ExperienceEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Experience } from './experience.js';
import { withdrawExperience } from './withdraw-experience.js';

const content = { title: '院坝协商议事的做法', topic: 'CONSULTATION' as const, text: '把会开到院坝。', figures: [] };
const published: ExperienceEvent = { type: 'ExperiencePublished', data: { ...content, audience: { kind: 'ALL' }, namesConfirmed: 0 } };
const withdrawn: ExperienceEvent = { type: 'ExperienceWithdrawn', data: { reason: 'OUTDATED' } };
const { given } = specFor(Experience, withdrawExperience);

describe('withdraw experience', () => {
  it('takes back what was told', () => given(published).when({ reason: 'OUTDATED' }).then(withdrawn));
  it('keeps the first reason', () => given(published, withdrawn).when({ reason: 'MISTAKEN' }).thenNothing());
  it('refuses what was not published', () => given().when({ reason: 'OUTDATED' }).thenRefused('experience.not-published'));
});
