import type { ReceivedExperienceEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { ReceivedExperience } from './received-experience.js';
import { takeExperience, type TakeExperience } from './take-experience.js';

const content = {
  title: '院坝协商议事的做法',
  topic: 'CONSULTATION' as const,
  text: '把会开到院坝。',
  figures: [{ name: '办结事项', count: 31 }],
};
const told: TakeExperience = { ...content, from: '990202', entry: 'e1', on: '2026-06-18' };
const received: ReceivedExperienceEvent = { type: 'ExperienceReceived', data: told };
const withdrawn: ReceivedExperienceEvent = { type: 'ReceivedExperienceWithdrawn', data: { entry: 'e3', on: '2026-07-01' } };
const { given } = specFor(ReceivedExperience, takeExperience);

describe('take experience', () => {
  it('takes what a peer tells', () => given().when(told).then(received));
  it('takes each entry once', () => given(received).when(told).thenNothing());
  it('takes another entry as a revision', () =>
    given(received)
      .when({ ...told, text: '改了', entry: 'e2', on: '2026-06-20' })
      .then({ type: 'ReceivedExperienceRevised', data: { ...content, text: '改了', entry: 'e2', on: '2026-06-20' } }));
  it('refuses more of what was taken back', () =>
    given(received, withdrawn)
      .when({ ...told, entry: 'e4' })
      .thenRefused('received-experience.withdrawn'));
  it('refuses numbers of persons, and does not repeat them', () =>
    given()
      .when({ ...told, text: '电话13971500137' })
      .thenRefused('received-experience.personal-number', {}));
});
