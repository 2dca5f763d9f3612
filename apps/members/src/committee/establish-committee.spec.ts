import type { CommitteeEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Committee } from './committee.js';
import { establishCommittee } from './establish-committee.js';

const county: CommitteeEvent = {
  type: 'CommitteeEstablished',
  data: { code: '990101', name: '安和县政协', level: 'COUNTY', superior: null },
};
const town: CommitteeEvent = {
  type: 'CommitteeEstablished',
  data: { code: '990101101', name: '青石镇政协工委', level: 'TOWN', superior: '990101' },
};
const { given } = specFor(Committee, establishCommittee);

describe('establish committee', () => {
  it('establishes a county committee', () => given().when({ name: '安和县政协' }, { id: '990101' }).then(county));
  it('puts a town under its county', () => given().when({ name: '青石镇政协工委' }, { id: '990101101' }).then(town));
  it('lets a working committee stand alone', () =>
    given()
      .when({ name: '桥东街道政协工委', superior: null }, { id: '990101001' })
      .then({ type: 'CommitteeEstablished', data: { code: '990101001', name: '桥东街道政协工委', level: 'SUBDISTRICT', superior: null } }));
  it('knows a township by its code', () =>
    given()
      .when({ name: '龙潭乡政协工委' }, { id: '990101201' })
      .then({ type: 'CommitteeEstablished', data: { code: '990101201', name: '龙潭乡政协工委', level: 'TOWNSHIP', superior: '990101' } }));
  it.each(['9901', '990101000', '990101400', '99010110a'])('refuses the code %s', (id) =>
    given().when({ name: '某工委' }, { id }).thenRefused('committee.code-unknown', { code: id }),
  );
  it('refuses a second one under the same code', () =>
    given(town)
      .when({ name: '白云镇政协工委' }, { id: '990101101' })
      .thenRefused('committee.already-established', { name: '青石镇政协工委' }));
});
