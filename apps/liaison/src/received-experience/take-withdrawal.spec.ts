import type { ReceivedExperienceEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { ReceivedExperience } from './received-experience.js';
import { takeWithdrawal } from './take-withdrawal.js';

const content = { title: '院坝协商议事的做法', topic: 'CONSULTATION' as const, text: '把会开到院坝。', figures: [] };
const received: ReceivedExperienceEvent = {
  type: 'ExperienceReceived',
  data: { ...content, from: '990202', entry: 'e1', on: '2026-06-18' },
};
const withdrawn: ReceivedExperienceEvent = { type: 'ReceivedExperienceWithdrawn', data: { entry: 'e2', on: '2026-07-01' } };
const { given } = specFor(ReceivedExperience, takeWithdrawal);

describe('take withdrawal', () => {
  it('takes back what came', () => given(received).when({ entry: 'e2', on: '2026-07-01' }).then(withdrawn));
  it('takes it back once', () => given(received, withdrawn).when({ entry: 'e3', on: '2026-07-02' }).thenNothing());
  it('has nothing to take back of what never came', () => given().when({ entry: 'e2', on: '2026-07-01' }).thenNothing());
});
