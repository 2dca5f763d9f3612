import { answered, api, type Schemas } from './client';

export type TownshipStanding = Schemas['TownshipStanding'];

/** How each township is connected with the county, by code, and when that was so. */
export const readStandings = (node: string): Promise<Schemas['TownshipStandings']> => answered(api(node).GET('/api/township-standings'));
