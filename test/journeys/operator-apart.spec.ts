import { newNkey } from '@tongxin/messaging-nats';
import { closedAfterwards, requires } from '@tongxin/testing';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { COUNTY, SmallCounty } from './small-county.js';

// The operator's commands at a county whose services are processes: the service that has the links is asked, by the lock of its data directory.

jest.setTimeout(180_000);

const NEW = '990101301';
const NAME = '石桥镇政协工委';
const MAIN = join('dist', 'apps', 'node', 'src', 'main.js');
const execute = promisify(execFile);

requires('nats-server')('an operator of a county whose services run apart', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-operator-'));
  const authorization = join(folder, 'nats-authorization.conf');
  const invitation = join(folder, 'invitation.json');
  const closed = closedAfterwards();
  let county: SmallCounty;
  beforeAll(async () => {
    writeFileSync(join(folder, 'county.seed'), newNkey().seed);
    // Whoever joins is a program with a clock of its own, and invitations end.
    const settings = { NATS_NKEY_FILE: join(folder, 'county.seed'), NATS_AUTHORIZATION_FILE: authorization };
    county = await closed(SmallCounty.openApart(new Date().toISOString(), { settings }));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const tongxin = async (directory: string, ...words: string[]): Promise<unknown> => {
    const environment = { ...process.env, TONGXIN_DATA: directory, NODE_OPTIONS: '' };
    const { stdout } = await execute(process.execPath, [MAIN, ...words, '--json'], { env: environment });
    return JSON.parse(stdout) as unknown;
  };
  const atCounty = (...words: string[]) => tongxin(join(county.directory, 'liaison'), ...words);
  const standing = async () => {
    const { items } = await county.done<{ readonly items: readonly { readonly node: string; readonly presence: string }[] }>(
      `admin@${COUNTY}`,
      'GET',
      'township-standings',
    );
    return items.find(({ node }) => node === NEW);
  };

  it('writes who may do what on the servers', async () => {
    expect(await atCounty('nats-authorization')).toEqual({ authorization, townships: 0, reloaded: false });
    expect(readFileSync(authorization, 'utf8')).toContain('users');
  });

  it('invites a township, which joins and is seen', async () => {
    const added = await atCounty('add-township', NEW, '--name', NAME, '--url', county.services.natsUrl, '--out', invitation);
    expect(added).toMatchObject({ node: NEW, townships: 1, authorization });
    expect(readFileSync(authorization, 'utf8')).toContain(NEW);
    expect(await standing()).toMatchObject({ name: NAME, presence: 'INVITED' });
    expect(await tongxin(join(folder, 'township'), 'join', invitation)).toMatchObject({ node: NEW, county: COUNTY });
    expect(await standing()).toMatchObject({ name: NAME, presence: 'ONLINE', waiting: 0 });
  });

  it('lists what lies in quarantine', async () => expect(await atCounty('quarantine')).toEqual([]));

  it.each(['activities', 'liaison', 'proposals'])('asks what reactions parked of %s, which has some', async (service) =>
    expect(await tongxin(join(county.directory, service), 'parked')).toEqual([]),
  );

  it('is refused a township of another county', async () =>
    expect(atCounty('add-township', '320506001', '--name', NAME, '--url', 'x', '--out', join(folder, 'no.json'))).rejects.toThrow(
      'township.not-ours',
    ));
});
