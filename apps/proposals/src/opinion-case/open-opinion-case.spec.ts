import type { OpinionCaseEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { openOpinionCase } from './open-opinion-case.js';
import { OpinionCase } from './opinion-case.js';

const command = { report: 'opinionReport-990101101.o1', township: '990101101', reporter: '12-001' };
const opened: OpinionCaseEvent = { type: 'OpinionCaseOpened', data: command };
const { given } = specFor(OpinionCase, openOpinionCase, { node: '990101' });

describe('open opinion case', () => {
  it('opens one for a submitted item', () => given().when(command).then(opened));
  it('does nothing when it is open', () => given(opened).when(command).thenNothing());
});
