import { checked } from '@tongxin/runtime';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as examples from './examples.js';
import { members } from './members.module.js';
import { refusals } from './refusals.js';

const root = join('apps', 'members', 'src');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .map((file) => readFileSync(join(root, file), 'utf8'));
const codes = new Set(sources.flatMap((source) => [...source.matchAll(/new Refused\(\s*'([^']+)'/g)].map(([, code]) => code)));

const command = (name: string) => {
  const found = members.commands.find((one) => one.name === name);
  if (!found) throw new Error(`no command ${name}`);
  return found;
};
const refused = (name: string, body: object) => expect(checked(command(name).dto, body)).rejects.toMatchObject({ code: 'command.invalid' });

describe('members', () => {
  it('has a text for every refusal, and no more', () => expect(Object.keys(refusals).sort()).toEqual([...codes].sort()));
  it('has one name for every command', () => {
    const names = members.commands.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
  it.each(members.commands.map(({ name, dto, options }) => [name, dto, options.example] as const))(
    'accepts the example of %s',
    async (_name, dto, example) => {
      expect(example).toBeDefined();
      expect(JSON.parse(JSON.stringify(await checked(dto, example)))).toEqual(example);
    },
  );
  it.each([
    ['committees/establish-committee', { name: '' }],
    ['committees/establish-committee', { name: '青石镇政协工委', superior: '9901' }],
    ['committees/open-term', { term: '12', from: '2022-01-10' }],
    ['committees/open-term', { term: 12, from: '2022-W02' }],
    ['members/admit-member', { ...examples.admitMember, group: '青石镇' }],
    ['members/admit-member', { ...examples.admitMember, specialCommittees: ['一', '二', '三'] }],
    ['members/admit-member', { ...examples.admitMember, specialCommittees: null }],
    ['members/admit-member', { ...examples.admitMember, party: undefined }],
    ['members/admit-member', { ...examples.admitMember, mobile: '1' }],
    ['members/amend-member-profile', { name: null }],
    ['members/amend-member-profile', { standing: 'yes' }],
    ['members/amend-member-profile', { group: '990101101' }],
    ['members/record-resignation', { on: '2026-03-01', reason: 'BORED' }],
    ['members/revoke-membership', { on: '2026-03-01', reason: '' }],
    ['members/renew-term', { term: 0 }],
    ['standards/adopt-standard', { ...examples.adoptStandard, quotas: [] }],
    ['standards/adopt-standard', { ...examples.adoptStandard, quotas: [null] }],
    ['standards/adopt-standard', { ...examples.adoptStandard, quotas: [{ unit: { kind: 'SECTOR', group: null }, perYear: {} }] }],
    ['standards/adopt-standard', { ...examples.adoptStandard, effectiveFrom: '2026' }],
    ['study-notes/file-study-note', { ...examples.fileStudyNote, memberId: 'a.b' }],
    ['study-notes/file-study-note', { ...examples.fileStudyNote, text: '' }],
    ['duty-reports/file-duty-report', { ...examples.fileDutyReport, reportId: '__proto__' }],
    ['duty-reports/return-duty-report', { reportId: 'r1', reason: '' }],
    ['duty-reports/accept-duty-report', {}],
  ])('refuses for %s the body %j', (name, body) => refused(name, body));
});
