import { writeAuthorization, type Authorized, type ServerFiles } from '../nats-authorization.js';
import type { Operation } from './operation.js';

/** Writes the authorisation of the county's servers anew, as for a server that is set up for the first time. */
export const natsAuthorization: Operation<ServerFiles & { readonly node?: string }, Authorized> = (program, { node, ...files }) =>
  writeAuthorization(program.only(node), files);
