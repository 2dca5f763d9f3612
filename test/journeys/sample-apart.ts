import { routesOfControllers, serviceControllers, type Route } from '@tongxin/http';
import { servicesOf } from '../../apps/node/src/services.js';
import { accountsOf } from '../../apps/node/src/sample/sample-accounts.js';
import { COUNTY, TOWNSHIPS } from '../../apps/node/src/sample/sample-nodes.js';
import { SmallCounty, type AccountOf } from './small-county.js';

/** The sample county with its services apart: its nodes and accounts, and nothing of its year. */
export function openSampleApart(instant: string): Promise<SmallCounty> {
  const accounts = [COUNTY, ...TOWNSHIPS].flatMap(({ id }) =>
    accountsOf(id).flatMap(({ account, roles, memberId }) => roles.map((role): AccountOf => [id, account, role, memberId])),
  );
  return SmallCounty.openApart(instant, { townships: TOWNSHIPS, accounts });
}

/** Every route of a county whose services are apart: those that its services declare, and those that every node has, as one of its townships here tells. */
export function routesApart({ program }: SmallCounty): readonly Route[] {
  const [township] = program.nodes();
  if (!township) throw new Error('no township is here');
  const declaredOf = (node: Parameters<typeof servicesOf>[0]) => routesOfControllers(serviceControllers(servicesOf(node)));
  const addressOf = ({ method, path }: Route) => `${method} ${path}`;
  const townships = new Set(declaredOf(township.record).map(addressOf));
  return [...declaredOf(COUNTY), ...township.routes().filter((route) => !townships.has(addressOf(route)))];
}
