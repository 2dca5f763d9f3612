import { closedAfterwards } from '@tongxin/testing';
import type { DemandRevealed, PersonMasks, VaultAudit } from '../../apps/liaison/src/personal-data/personal-data.models.js';
import type { DemandCard } from '../../apps/liaison/src/views/demand-card.js';
import { perform } from '../../apps/node/src/operations/perform.js';
import { restore } from '../../apps/node/src/operations/restore.js';
import { Program } from '../../apps/node/src/program.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foundIn, leaks, outputOf } from './leaks.js';
import { COUNTY, TOWNSHIP, type SmallCounty } from './small-county.js';

// Names, telephone and ID numbers, addresses and words of made-up residents are planted and looked for everywhere, wherever the county's services run.

const CLERK = `clerk@${TOWNSHIP}`;
const LEAD = `lead@${TOWNSHIP}`;
const planted = Array.from({ length: 5 }, (_, at) => ({
  name: `${['王', '欧阳', '李', '赵', '孙'][at]}沁蕊${at}`,
  phone: `139${String(71_500_000 + at * 137)}`,
  idNumber: `99010119770${3 + at}11${20 + at}4X`,
  address: `望溪村樟树湾${at + 7}号`,
  text: `屋后挡墙开裂渗水第${at}处，雨天不敢入住`,
}));
const answered = planted.map((_, at) => `已请县住建局鉴定并安排加固第${at}处`);
const secrets = [...planted.flatMap((person) => Object.values(person)), ...answered];
const isVault = (file: string): boolean => file.startsWith('vault.sqlite');

let county: SmallCounty;
let output: string;
let demands: DemandCard[];
let answers: string[];

/** One resident's demand from its coming to its answer, with a repetition, a refusal and bodies that do not hold on the way. */
async function live(at: number): Promise<void> {
  const body = { ...planted[at], category: 'HOUSING', channel: 'RECEPTION', on: '2026-05-12' };
  const keyed = { 'idempotency-key': `receive-${at}` };
  const first = await county.ask(CLERK, 'POST', 'resident-demands/receive-demand', body, keyed);
  const again = await county.ask(CLERK, 'POST', 'resident-demands/receive-demand', body, keyed);
  const { id } = first.json<{ id: string }>();
  const post = (path: string, sent: object) => county.ask(CLERK, 'POST', `resident-demands/${path}`, sent);
  const said = [
    first,
    again,
    await post('receive-demand', { ...body, on: '2027-01-01' }),
    await post('receive-demand', { ...body, [body.name ?? '']: body.phone }),
    await post('receive-demand', { ...body, category: body.name }),
    await post(`${id}/assign-demand`, { account: `desk-${at}`, dueOn: null }),
    await post(`${id}/answer-demand`, { answerId: 'a1', on: '2026-05-12', result: 'PROMISED', text: answered[at] }),
    await post(`${id}/answer-demand`, { answerId: 'a1', on: '2026-05-12', result: 'PROMISED', text: answered[at] }),
  ];
  expect(said.map(({ status }) => status)).toEqual([201, 201, 409, 422, 422, 200, 200, 200]);
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  // What a caller misspelt is told back to that caller alone.
  answers.push(...said.filter((_, index) => index !== 3).map(({ text }) => text));
}

const reveal = (id: string, body: object, who = CLERK) => county.ask(who, 'POST', `resident-demands/${id}/reveal`, body);
const everything = ['name', 'phone', 'idNumber', 'address', 'text', 'answers'];

const demandOf = (at: number): DemandCard => {
  const demand = demands[at];
  if (!demand) throw new Error(`no demand ${at}`);
  return demand;
};

export function personalDataJourney(open: (instant: string) => Promise<SmallCounty>): void {
  const closed = closedAfterwards();
  beforeAll(async () => {
    county = await closed(open('2026-05-12T02:00:00.000Z'));
    answers = [];
    output = await outputOf(async () => {
      for (const at of planted.keys()) await live(at);
      await county.settle();
    });
    const { items } = await county.done<{ items: DemandCard[] }>(CLERK, 'GET', 'demand-list');
    demands = planted.map((_, at) => items.find(({ revision, account }) => revision > 0 && account === `desk-${at}`) as DemandCard);
  });

  describe('personal data', () => {
    it('is found in no file of any node but the vault’s, and there only encrypted', () => {
      expect(leaks(county.directory, secrets, isVault)).toEqual([]);
      expect(leaks(county.directory, secrets)).toEqual([]);
    });
    it('is found in nothing the program wrote or said meanwhile', () => {
      expect(foundIn(`${output}${county.printed}`, secrets)).toEqual([]);
      expect(foundIn(answers.join('\n'), secrets)).toEqual([]);
      expect(county.errors).toEqual([]);
    });
    it('is in no answer to anybody who does not say for what', async () => {
      const paths = ['demand-list', `demand-list/${demandOf(0).id}`, 'erased-people', 'vault-audit', 'reports/2026-H1'];
      paths.push('reports/2026-H1/lines?indicator=demand.closed', 'activity-list', 'filing-board', 'directive-list', 'openapi.json');
      for (const who of [CLERK, LEAD, `admin@${TOWNSHIP}`, `office@${COUNTY}`, `leader@${COUNTY}`, `admin@${COUNTY}`])
        for (const path of paths) expect(foundIn((await county.ask(who, 'GET', path)).text, secrets)).toEqual([]);
      for (const body of [{}, { fields: everything }, { purpose: '', fields: everything }, { purpose: 'CONTACT', fields: [] }]) {
        const { status, text } = await reveal(demandOf(0).id, body);
        expect([status, foundIn(text, secrets)]).toEqual([422, []]);
      }
      for (const who of [`admin@${TOWNSHIP}`, `office@${COUNTY}`, `leader@${COUNTY}`])
        expect((await reveal(demandOf(0).id, { purpose: 'CONTACT', fields: everything }, who)).status).toBe(403);
    });
    it('shows surnames alone in lists', async () => {
      const ids = demands.map(({ personId }) => personId).join(',');
      const { items } = await county.done<PersonMasks>(CLERK, 'GET', `people/masks?ids=${ids}`);
      expect(items.map(({ mask }) => mask)).toEqual(['王×户', '欧阳×户', '李×户', '赵×户', '孙×户']);
    });
    it('is shown to who says for what, as much as was asked, and who looked is kept', async () => {
      const { id, personId } = demandOf(0);
      const shown = await county.done<DemandRevealed>(CLERK, 'POST', `resident-demands/${id}/reveal`, {
        purpose: 'HANDLE',
        fields: everything,
      });
      expect(shown).toEqual({ personId, ...planted[0], answers: [{ answerId: 'a1', text: answered[0] }] });
      const phone = await reveal(id, { purpose: 'CONTACT', fields: ['phone'] }, LEAD);
      expect(phone.json()).toEqual({ personId, phone: planted[0]?.phone });
      expect(phone.headers.get('cache-control')).toBe('no-store');
      const audit = await county.done<VaultAudit>(LEAD, 'GET', 'vault-audit');
      expect(audit.whole).toBe(true);
      expect(audit.items.map(({ act, by, purpose }) => `${act} ${by} ${purpose}`)).toEqual([
        `REVEALED ${CLERK} HANDLE`,
        `REVEALED ${LEAD} CONTACT`,
      ]);
      expect(leaks(county.directory, secrets)).toEqual([]);
    });
    it('is put right, and kept together when the same resident comes again', async () => {
      const { personId } = demandOf(1);
      expect((await county.ask(CLERK, 'POST', `people/${personId}/correct`, { phone: '13900000001' })).status).toBe(204);
      const again = { personId, text: '又漏水了', category: 'HOUSING', channel: 'PHONE', on: '2026-05-12' };
      const other = await county.done<{ id: string }>(CLERK, 'POST', 'resident-demands/receive-demand', again);
      const shown = await reveal(other.id, { purpose: 'CONTACT', fields: ['name', 'phone', 'text'] });
      expect(shown.json()).toEqual({ personId, name: planted[1]?.name, phone: '13900000001', text: '又漏水了' });
    });

    it('comes back with a backup, and goes for good with an erasure', async () => {
      const { id, personId } = demandOf(2);
      const folder = mkdtempSync(join(tmpdir(), 'tongxin-vault-backup-'));
      await perform(county.program, 'backup', { to: join(folder, 'before') }, () => undefined);
      const erased = await county.ask(LEAD, 'POST', `people/${personId}/erase-person`, { reason: 'REQUESTED' });
      expect(erased.status).toBe(200);
      expect((await county.ask(LEAD, 'POST', `people/${personId}/erase-person`, { reason: 'REQUESTED' })).status).toBe(200);
      expect((await county.ask(LEAD, 'POST', 'people/nobody/erase-person', { reason: 'REQUESTED' })).status).toBe(404);
      for (const purpose of ['HANDLE', 'SUBJECT_REQUEST']) {
        const { status, text } = await reveal(id, { purpose, fields: everything });
        expect([status, foundIn(text, secrets)]).toEqual([409, []]);
        expect(text).toContain('vault.person-erased');
      }
      const masks = await county.done<PersonMasks>(CLERK, 'GET', `people/masks?ids=${personId}`);
      expect(masks.items).toEqual([]);
      await perform(county.program, 'backup', { to: join(folder, 'after') }, () => undefined);
      expect([leaks(join(folder, 'before'), secrets), leaks(join(folder, 'after'), secrets)]).toEqual([[], []]);
      const readable = async (from: string, id: string): Promise<boolean> => {
        const into = join(folder, `restored-${from}`);
        await restore(join(folder, from), into);
        const program = await Program.open(into, { onError: () => undefined, start: false });
        const { vault } = program.only(TOWNSHIP).engines.ports;
        const found = await vault.reveal(id, ['name'], { by: 'test', purpose: 'INSPECT' }).catch(() => undefined);
        await program.close();
        return found?.['name'] !== undefined;
      };
      expect(await readable('before', personId)).toBe(true);
      expect(await readable('after', personId)).toBe(false);
      rmSync(folder, { recursive: true });
    });
  });
}
