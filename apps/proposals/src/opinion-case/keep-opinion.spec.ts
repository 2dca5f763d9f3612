import type { OpinionCaseEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { keepOpinion } from './keep-opinion.js';
import { OpinionCase } from './opinion-case.js';

const opened: OpinionCaseEvent = {
  type: 'OpinionCaseOpened',
  data: { report: 'opinionReport-990101101.o1', township: '990101101', reporter: '12-001' },
};
const kept: OpinionCaseEvent = { type: 'OpinionKept', data: { reason: '已在办理' } };
const adopted: OpinionCaseEvent = {
  type: 'OpinionAdopted',
  data: { adoptionId: 'a1', level: 'COUNTY', form: 'SINGLE', on: '2026-04-01', sources: [] },
};
const { given } = specFor(OpinionCase, keepOpinion, { node: '990101' });

describe('keep opinion', () => {
  it('says why an item is not used, and a later word counts', () => {
    given(opened).when({ reason: '已在办理' }).then(kept);
    given(opened, kept)
      .when({ reason: '不属本县职权' })
      .then({ type: 'OpinionKept', data: { reason: '不属本县职权' } });
  });
  it('refuses what was used, and where there is no case', () => {
    given(opened, adopted).when({ reason: '已在办理' }).thenRefused('opinion-case.adopted');
    given().when({ reason: '已在办理' }).thenRefused('opinion-case.not-opened');
  });
});
