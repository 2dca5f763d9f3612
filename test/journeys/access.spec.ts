import { commandSubject } from '@tongxin/hosting';
import { requires } from '@tongxin/testing';
import { COUNTY, TOWNSHIPS } from '../../apps/node/src/sample/sample-nodes.js';
import { callerAs } from '../../apps/node/src/operator.js';
import { perform } from '../../apps/node/src/operations/perform.js';
import type { OpenNode } from '../../apps/node/src/open-node.js';
import { accessJourney, type Place } from './access.journey.js';
import { openSampleApart, routesApart } from './sample-apart.js';
import { serveSample, signIn, type ServedSample } from './sample-program.js';

jest.setTimeout(240_000);

let sample: ServedSample;

async function openHere(): Promise<Place> {
  sample = await serveSample();
  const { url, program, close } = sample;
  return { url, close, nodes: program.nodes().map((node) => ({ id: node.identity.id, routes: node.routes() })) };
}

/** The county alone: its townships are in this process all the same. */
async function openApart(): Promise<Place> {
  const county = await openSampleApart(new Date().toISOString());
  return { url: county.url, close: () => county.close(), nodes: [{ id: COUNTY.id, routes: routesApart(county) }] };
}

describe('in one process', () => {
  accessJourney(openHere);

  describe('the other doors', () => {
    const commandsOf = (node: OpenNode) => node.door.names();

    it('refuse a township’s account at the county’s message door, for every command', async () => {
      const { program } = sample;
      const [county, township] = [program.only(COUNTY.id), program.only(TOWNSHIPS[0]?.id)];
      const token = await signIn(sample.url, township.identity.id, 'clerk');
      for (const command of commandsOf(county)) {
        const asked = program.messenger.request(commandSubject(county.identity.id, command), { token, command, id: 'x', body: {} });
        await expect(asked).rejects.toMatchObject({ code: 'access.other-node' });
      }
    });

    it('refuse a message without a token that holds', async () => {
      const asked = sample.program.messenger.request(commandSubject(COUNTY.id, 'members/admit-member'), {
        token: 'forged',
        command: 'members/admit-member',
        id: 'x',
        body: {},
      });
      await expect(asked).rejects.toMatchObject({ code: expect.stringMatching(/^access\./) as unknown });
    });

    it('refuse the command line what its account may not do', async () => {
      const township = TOWNSHIPS[0]?.id ?? '';
      const input = { period: '2023', node: COUNTY.id, as: 'clerk' };
      await expect(perform(sample.program, 'report', input, () => undefined)).rejects.toMatchObject({ code: 'operator.account-unknown' });
      const clerk = await callerAs(sample.program.only(township), 'clerk');
      const county = sample.program.only(COUNTY.id);
      for (const command of commandsOf(county)) {
        await expect(county.door.send(command, {}, { id: 'x', by: clerk })).rejects.toMatchObject({ code: 'access.other-node' });
      }
    });
  });
});

requires('nats-server')('with services apart', () => accessJourney(openApart));
