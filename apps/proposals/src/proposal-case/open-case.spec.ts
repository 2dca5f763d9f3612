import type { ProposalCaseEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { openCase } from './open-case.js';
import { ProposalCase } from './proposal-case.js';

const command = {
  proposal: 'proposal-990101101.p1',
  township: '990101101',
  leadProposer: '12-001',
  coSigners: [{ memberId: '12-009', node: '990101201' }],
};
const opened: ProposalCaseEvent = { type: 'CaseOpened', data: command };
const { given } = specFor(ProposalCase, openCase, { node: '990101' });

describe('open case', () => {
  it('opens one for a submitted proposal', () => given().when(command).then(opened));
  it('does nothing when it is open', () =>
    given(opened)
      .when({ ...command, coSigners: [] })
      .thenNothing());
});
