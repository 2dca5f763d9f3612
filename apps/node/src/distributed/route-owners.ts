import { SERVICE_NAMES, type ServiceName } from '@tongxin/hosting';
import { routesOfControllers, serviceControllers } from '@tongxin/http';
import type { Service } from '@tongxin/runtime';

interface Owned {
  readonly method: string;
  readonly path: string;
  readonly pattern: RegExp;
  readonly owner: ServiceName;
}

/** Who answers what no service declares: sessions, accounts, the inbox, and refusals of what there is not. */
const REST: ServiceName = 'members';

/** Which process of a node answers a request, by what each service declares. */
export class RouteOwners {
  private readonly owned: readonly Owned[];

  constructor(servicesOf: (process: ServiceName) => readonly Service[]) {
    const owned = SERVICE_NAMES.flatMap((owner) =>
      routesOfControllers(serviceControllers(servicesOf(owner))).map(({ method, path }) => ({
        method,
        path,
        pattern: patternOf(path),
        owner,
      })),
    );
    // A word before a parameter: `/api/x/own` is not the document `own` of `/api/x/:key`.
    this.owned = owned.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  }

  /** `path` begins with `/api/`. */
  ownerOf(method: string, path: string): ServiceName {
    const fitting = this.owned.filter(({ pattern }) => pattern.test(path));
    return (fitting.find((route) => route.method === method) ?? fitting[0])?.owner ?? REST;
  }
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}/?$`);
}

function orderOf({ path }: Pick<Owned, 'path'>): string {
  return path.replaceAll(/:\w+/g, '~');
}
