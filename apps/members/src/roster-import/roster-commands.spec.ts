import { documentsOf, recorded } from '@tongxin/testing';
import type { MemberEvent } from '@tongxin/contracts';
import { Member } from '../member/member.js';
import { admitMember } from '../member/admit-member.js';
import type { MemberCard } from '../views/member-register.view.js';
import { memberRegister } from '../views/member-register.view.js';
import type { RosterRow } from './read-roster.js';
import { leftOut, rosterCommands } from './roster-commands.js';

const farmer: RosterRow = {
  row: 2,
  number: '12-001',
  name: '陈稻香',
  sector: '农业界',
  specialCommittees: [],
  group: '990101101',
  party: null,
  workUnit: '丰禾家庭农场场长',
  standing: false,
  term: null,
  admittedOn: null,
};
const { row: _row, number: _number, ...profile } = farmer;
const body = { ...profile, term: 12, admittedOn: '2022-01-10' };
const card: MemberCard = { ...body, number: '12-001', pinyin: 'chen dao xiang', status: 'IN_OFFICE', leftOn: '', node: '990101' };
const now = { term: 12, on: '2026-04-01' };
const commandsOf = (row: RosterRow, register: MemberCard[], unsaid: Parameters<typeof rosterCommands>[0]['unsaid'] = []) =>
  rosterCommands({ rows: [row], unsaid }, register, now).map(({ commandId: _id, ...command }) => command);

describe('commands of a roster', () => {
  it('admit whom the register does not know, on the day of the import where the roster names none', () =>
    expect(commandsOf(farmer, [])).toEqual([
      { command: 'members/admit-member', id: '12-001', body: { ...profile, term: 12, admittedOn: '2026-04-01' } },
    ]));
  it('admit again who had left', () =>
    expect(commandsOf(farmer, [{ ...card, status: 'RESIGNED', leftOn: '2024-01-01' }])).toMatchObject([
      { command: 'members/admit-member' },
    ]));
  it('do nothing for a member known so', () => expect(commandsOf(farmer, [card])).toEqual([]));
  it('amend only what differs, and move the group apart', () =>
    expect(commandsOf({ ...farmer, standing: true, group: '990101001', term: 13 }, [card])).toEqual([
      { command: 'members/renew-term', id: '12-001', body: { term: 13 } },
      { command: 'members/amend-member-profile', id: '12-001', body: { standing: true } },
      { command: 'members/change-member-group', id: '12-001', body: { group: '990101001', on: '2026-04-01' } },
    ]));
  it('leave alone what the roster has no column for', () =>
    expect(commandsOf(farmer, [{ ...card, party: '民盟', standing: true }], ['party', 'standing'])).toEqual([]));
  it('have the same ids each time, and others once the register has moved on', () => {
    const ids = (register: MemberCard[]) =>
      rosterCommands({ rows: [{ ...farmer, standing: true }], unsaid: [] }, register, now).map(({ commandId }) => commandId);
    expect(ids([card])).toEqual(ids([card]));
    expect(ids([card])).not.toEqual(ids([{ ...card, workUnit: '丰禾合作社' }]));
  });
  it('bring nothing when the roster is imported again', () => {
    const [command] = rosterCommands({ rows: [farmer], unsaid: [] }, [], now);
    const context = { today: now.on, now: '', id: '12-001', node: '990101', actor: 'office@990101', facts: {} };
    const events = admitMember(Member.initial, command?.body as Parameters<typeof admitMember>[1], context);
    const log = recorded<MemberEvent>(events.map((event) => ({ ...event, id: '12-001', node: '990101', category: 'member' })));
    const register = [...documentsOf(memberRegister, log).values()] as MemberCard[];
    expect(rosterCommands({ rows: [farmer], unsaid: [] }, register, { ...now, on: '2026-04-02' })).toEqual([]);
  });
  it('name the members in office whom the roster leaves out', () =>
    expect(leftOut({ rows: [farmer] }, [card, { ...card, number: '12-002' }, { ...card, number: '12-003', status: 'REVOKED' }])).toEqual([
      '12-002',
    ]));
});
