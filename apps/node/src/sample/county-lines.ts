import { standardLines } from './duty-lines.js';
import { exchangeLines } from './exchange-lines.js';
import { filingLines } from './filing-lines.js';
import { SAMPLE_MEMBERS } from './sample-members.js';
import { COUNTY, TOWNSHIPS } from './sample-nodes.js';
import { at, type Line } from './script.js';

const by = { node: COUNTY.id, account: 'office' } as const;

/** The county's own part: committees, term and session, the register of members, what is asked of them and of townships, and one who leaves in autumn. */
export function countyLines(): readonly Line[] {
  return [...standingLines(), ...filingLines(), ...exchangeLines()];
}

/** What the county has without anybody's work: its committees, term and session, the register of members and what is asked of them. */
export function standingLines(): readonly Line[] {
  return [...committees(), ...register(), ...changes(), ...standardLines()];
}

function committees(): Line[] {
  const established = [COUNTY, ...TOWNSHIPS].map(({ id, name, superior }): Line => ({
    ...by,
    at: at('2022-12-28', '09:00'),
    command: 'committees/establish-committee',
    id,
    body: { name, superior },
    key: `establish ${id}`,
  }));
  return [
    ...established,
    {
      ...by,
      at: at('2022-12-28', '09:10'),
      command: 'committees/open-term',
      id: COUNTY.id,
      body: { term: 11, from: '2022-01-05' },
      key: 'term',
    },
    {
      ...by,
      at: at('2023-01-06', '09:00'),
      command: 'committees/open-session',
      id: COUNTY.id,
      body: { term: 11, session: 2, from: '2023-01-06' },
      key: 'session',
    },
  ];
}

function register(): Line[] {
  return SAMPLE_MEMBERS.map(({ number, ...profile }) => ({
    ...by,
    at: at('2022-12-29', '10:00'),
    command: 'members/admit-member',
    id: number,
    body: { ...profile, term: 11, admittedOn: '2022-01-05' },
    key: `admit ${number}`,
  }));
}

function changes(): Line[] {
  return [
    {
      ...by,
      at: at('2023-09-18', '15:30'),
      command: 'members/record-resignation',
      id: '20109',
      body: { on: '2023-09-15', reason: 'WORK_TRANSFER' },
      key: 'resign 20109',
    },
    {
      ...by,
      at: at('2023-04-20', '11:00'),
      command: 'members/amend-member-profile',
      id: '10105',
      body: { workUnit: '清河镇农业服务中心' },
      key: 'amend 10105',
    },
  ];
}
