import type { ServiceName } from '@tongxin/hosting';
import { closedAfterwards } from '@tongxin/testing';
import * as liaison from '../../apps/liaison/src/examples.js';
import { SAMPLE_PASSWORD } from '../../apps/node/src/sample/sample-accounts.js';
import { foundIn } from './leaks.js';
import { COUNTY, TOWNSHIP, type SmallCounty } from './small-county.js';

// What a county tells of itself while people work with it, wherever its services run: its log, its numbers, and one trace from a request to what
// followed from it, there and at a township.

export const METRICS_TOKEN = 'a-token-for-the-collector';

/** A county, and where its processes tell of themselves. */
export interface WatchedCounty {
  readonly county: SmallCounty;
  /** Everything in the logs so far. */
  readonly log: () => string;
  /** Resolves with the line of a service's log that has all these words, once there is one. */
  readonly logged: (service: ServiceName, ...words: readonly string[]) => Promise<string>;
  readonly metricsUrl: (service: ServiceName) => string;
  close(): Promise<void>;
}

const OFFICE = `office@${COUNTY}`;
const [CORRELATION, LAST] = ['4bf92f35-77b3-4da6-a3ce-929d0e0e4736', '0af76519-16cd-43dd-8448-eb211c80319c'];
const TRACEPARENT = `00-${CORRELATION.replaceAll('-', '')}-00f067aa0ba902b7-01`;
const ISSUE = 'directives/issue-directive';
const directive = { ...liaison.issueDirective, to: [TOWNSHIP] };
const [NAME, PHONE, WRONG] = ['欧阳沁蕊', '13971500137', 'not-the-password'];
const typed = [NAME, PHONE];

export function operationJourney(open: (instant: string) => Promise<WatchedCounty>): void {
  const closed = closedAfterwards();
  let watched: WatchedCounty;
  let county: SmallCounty;
  beforeAll(async () => {
    watched = await closed(open('2026-05-12T02:00:00.000Z'));
    ({ county } = watched);
  });

  const issue = (body: object, headers: Readonly<Record<string, string>> = {}) => county.ask(OFFICE, 'POST', ISSUE, body, headers);
  const metricsOf = async (service: ServiceName): Promise<string> => {
    const response = await fetch(watched.metricsUrl(service), { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
    expect(response.status).toBe(200);
    return response.text();
  };

  describe('the log', () => {
    it('tells of every request by pattern, account, outcome and correlation id', async () => {
      expect((await issue(directive, { 'x-correlation-id': CORRELATION })).status).toBe(201);
      expect(JSON.parse(await watched.logged('liaison', `/api/${ISSUE}`, CORRELATION))).toEqual({
        level: 'info',
        time: expect.any(String) as string,
        msg: 'request',
        node: COUNTY,
        method: 'POST',
        route: `/api/${ISSUE}`,
        status: 201,
        ms: expect.any(Number) as number,
        correlationId: CORRELATION,
        account: OFFICE,
      });
      expect((await issue({ ...directive, dueOn: '2026-05-01' })).status).toBe(409);
      expect(JSON.parse(await watched.logged('liaison', 'directive.due-day-past'))).toMatchObject({ level: 'info', status: 409 });
    });

    it('holds nothing of what people typed, wherever they typed it, nor do the numbers', async () => {
      const asJson = { 'content-type': 'application/json' };
      const at = `${county.url}/n/${COUNTY}/api`;
      const said = [
        (await issue({ ...directive, [NAME]: PHONE })).status,
        (await issue({ ...directive, dueOn: NAME, to: [PHONE] })).status,
        (await county.ask(OFFICE, 'GET', `directive-list?${PHONE}=${encodeURIComponent(NAME)}`)).status,
        (await fetch(`${at}/${ISSUE}`, { method: 'POST', headers: asJson, body: `{"name": ${NAME}, "phone": ${PHONE}}` })).status,
        (await fetch(`${at}/${encodeURIComponent(NAME)}?phone=${PHONE}`)).status,
        (await fetch(`${at}/session`, { method: 'POST', headers: asJson, body: JSON.stringify({ account: PHONE, password: WRONG }) }))
          .status,
      ];
      expect(said).toEqual([422, 422, 400, 400, 404, 401]);
      // The last that these two have to tell of.
      for (const [service, page] of [['liaison', 'directive-list'] as const, ['members', 'committees'] as const]) {
        expect((await county.ask(OFFICE, 'GET', page, undefined, { 'x-correlation-id': LAST })).status).toBe(200);
        await watched.logged(service, `/api/${page}`, LAST);
      }
      const token = county.bearing(OFFICE)['authorization']?.replace('Bearer ', '') ?? '';
      expect(foundIn(watched.log(), [...typed, WRONG, SAMPLE_PASSWORD, token])).toEqual([]);
      for (const service of ['liaison', 'members'] as const) expect(foundIn(await metricsOf(service), [...typed, token])).toEqual([]);
    });
  });

  describe('the numbers', () => {
    it('count commands and refusals, time appends and requests, and say how far behind anything is', async () => {
      expect((await issue({ ...directive, kind: 'plan', period: '2027' })).status).toBe(201);
      await county.settle();
      const text = await metricsOf('liaison');
      const valueOf = (series: string): number | undefined => {
        const line = text.split('\n').find((one) => one.startsWith(`${series} `));
        return line === undefined ? undefined : Number(line.slice(series.length + 1));
      };
      expect(valueOf(`tongxin_commands_total{node="${COUNTY}",command="${ISSUE}",outcome="recorded"}`)).toBe(2);
      expect(valueOf(`tongxin_refusals_total{node="${COUNTY}",code="directive.due-day-past"}`)).toBe(1);
      expect(valueOf(`tongxin_append_seconds_count{node="${COUNTY}"}`)).toBeGreaterThan(0);
      expect(valueOf(`tongxin_log_head{node="${COUNTY}"}`)).toBe(await county.headOf(COUNTY));
      expect(valueOf(`tongxin_view_lag_events{node="${COUNTY}",view="directive-list"}`)).toBe(0);
      expect(valueOf(`tongxin_reaction_lag_events{node="${COUNTY}",reaction="share-directive-on-issued"}`)).toBe(0);
      expect(valueOf(`tongxin_link_acknowledged_entries{node="${COUNTY}",peer="${TOWNSHIP}"}`)).toBeGreaterThan(0);
      expect(valueOf(`tongxin_link_lag_events{node="${COUNTY}",peer="${TOWNSHIP}"}`)).toBe(0);
      expect(valueOf(`tongxin_link_behind_events{node="${COUNTY}",peer="${TOWNSHIP}"}`)).toBe(0);
      expect(valueOf(`tongxin_link_turned_away{node="${COUNTY}",peer="${TOWNSHIP}"}`)).toBe(0);
      expect(valueOf(`tongxin_quarantined_batches{node="${COUNTY}"}`)).toBe(0);
      expect(text).toContain(`route="/api/${ISSUE}",status="201"`);
      expect(text).toContain('process_cpu_seconds_total');
    });

    it('are for who bears the token alone', async () => {
      for (const headers of [{}, { authorization: 'Bearer another' }])
        expect((await fetch(watched.metricsUrl('liaison'), { headers })).status).toBe(403);
    });
  });

  describe('a trace', () => {
    it('runs from a request to the event it caused, to what a reaction made of that, and to the township', async () => {
      const answer = await issue({ ...directive, kind: 'year-end', period: '2026' }, { traceparent: TRACEPARENT });
      expect(answer.headers.get('traceparent')).toContain(TRACEPARENT.slice(0, 36));
      const { id, stream } = answer.json<{ id: string; stream: string }>();
      await county.settle();
      const [issued] = await county.recorded(COUNTY, stream);
      const [awaited] = await county.recorded(COUNTY, `filingReview-${COUNTY}.${id}.${TOWNSHIP}`);
      expect(issued?.metadata).toMatchObject({ correlationId: CORRELATION, actor: OFFICE });
      expect(awaited?.metadata).toMatchObject({ correlationId: CORRELATION, causationId: issued?.id, actor: `system@${COUNTY}` });
      const [copied] = await county.recorded(TOWNSHIP, stream);
      expect([copied?.id, copied?.metadata.correlationId]).toEqual([issued?.id, CORRELATION]);
    });
  });
}
