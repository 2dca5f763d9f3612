import type { CommitteeEvent } from '@tongxin/contracts';
import { viewSpecFor, type Happened } from '@tongxin/testing';
import { committees } from './committees.view.js';

const town = { code: '990101101', name: '青石镇政协工委', level: 'TOWN', superior: '990101' } as const;
const atCounty = { id: '990101101', node: '990101', category: 'committee' };
const atTown = { ...atCounty, node: '990101101' };
const established: Happened<CommitteeEvent> = { type: 'CommitteeEstablished', data: town, ...atCounty };
const twelfth: Happened<CommitteeEvent> = { type: 'TermOpened', data: { term: 12, from: '2022-01-10' }, ...atCounty };
const fifth: Happened<CommitteeEvent> = { type: 'SessionOpened', data: { term: 12, session: 5, from: '2026-01-07' }, ...atCounty };
const alone: Happened<CommitteeEvent> = { type: 'CommitteeEstablished', data: { ...town, superior: null }, ...atTown };
const aloneTerm: Happened<CommitteeEvent> = { type: 'TermOpened', data: { term: 3, from: '2021-01-10' }, ...atTown };
const card = { ...town, term: 12, termFrom: '2022-01-10', session: 5, sessionFrom: '2026-01-07', node: '990101' };
const { given } = viewSpecFor(committees);

describe('committees', () => {
  it('shows a committee with its current term and session', () => given(established, twelfth, fifth).then({ '990101101': card }));
  it('follows a new name', () =>
    given(established, { type: 'CommitteeRenamed', data: { name: '青石街道政协工委' }, ...atCounty }, twelfth, fifth).thenDocument(
      '990101101',
      {
        ...card,
        name: '青石街道政协工委',
      },
    ));
  it('begins the count of sessions anew with a term', () =>
    given(established, twelfth, fifth, { ...twelfth, data: { term: 13, from: '2027-01-11' } }).thenDocument('990101101', {
      ...card,
      term: 13,
      termFrom: '2027-01-11',
      session: 0,
      sessionFrom: '',
    }));
  it('takes the county’s word over the township’s own, in any order', () => {
    given(established, alone, twelfth, aloneTerm, fifth).thenDocument('990101101', card);
    given(alone, aloneTerm, established, twelfth, fifth).thenDocument('990101101', card);
    given(alone, established, aloneTerm, twelfth, fifth).thenDocument('990101101', card);
  });
});
