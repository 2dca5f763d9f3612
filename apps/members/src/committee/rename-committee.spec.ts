import type { CommitteeEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Committee } from './committee.js';
import { renameCommittee } from './rename-committee.js';

const town: CommitteeEvent = {
  type: 'CommitteeEstablished',
  data: { code: '990101101', name: '青石镇政协工委', level: 'TOWN', superior: '990101' },
};
const { given } = specFor(Committee, renameCommittee, { id: '990101101' });

describe('rename committee', () => {
  it('gives a committee its new name', () =>
    given(town)
      .when({ name: '青石街道政协工委' })
      .then({ type: 'CommitteeRenamed', data: { name: '青石街道政协工委' } }));
  it('does nothing when that is its name', () => given(town).when({ name: '青石镇政协工委' }).thenNothing());
  it('refuses a committee that is not established', () => given().when({ name: '某工委' }).thenRefused('committee.not-established'));
});
