import { Log, Telemetry } from '@tongxin/telemetry';
import { requires } from '@tongxin/testing';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaidLines } from './county-apart.js';
import { METRICS_TOKEN, operationJourney, type WatchedCounty } from './operation-of-county.journey.js';
import { SmallCounty } from './small-county.js';

jest.setTimeout(180_000);

async function openHere(instant: string): Promise<WatchedCounty> {
  const said = new SaidLines();
  const telemetry = new Telemetry(new Log({ format: 'json', level: 'info' }, { write: (line) => said.say('here', line) }));
  const county = await SmallCounty.open(instant, { told: { telemetry }, offer: { metrics: telemetry.metrics, token: METRICS_TOKEN } });
  return {
    county,
    log: () => said.text,
    logged: (_service, ...words) => said.with('here', words),
    metricsUrl: () => `${county.url}/metrics`,
    close: () => county.close(),
  };
}

async function openApart(instant: string): Promise<WatchedCounty> {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-metrics-'));
  const file = join(folder, 'token');
  writeFileSync(file, METRICS_TOKEN);
  const county = await SmallCounty.openApart(instant, { settings: { METRICS_TOKEN_FILE: file, LOG_FORMAT: 'json', LOG_LEVEL: 'info' } });
  return {
    county,
    log: () => county.printed,
    logged: (service, ...words) => county.services.logged(service, ...words),
    metricsUrl: (service) => new URL('/metrics', county.services.addressOf(service)).href,
    close: async () => {
      await county.close();
      rmSync(folder, { recursive: true });
    },
  };
}

describe('in one process', () => operationJourney(openHere));

requires('nats-server')('with services apart', () => operationJourney(openApart));
