import { nkeyAuthenticator, usernamePasswordAuthenticator, type Authenticator, type NodeConnectionOptions } from '@nats-io/transport-node';
import { readFileSync } from 'node:fs';

/** How a process reaches NATS and who it is there. Secrets stand in files and are read at each connection, so that they can be changed while it runs. */
export interface NatsSettings {
  /** `host:port` or `nats://host:port`, `tls://host:port`; the first that answers is taken. */
  readonly servers: readonly string[];
  /** What the server's monitoring calls this connection, such as `liaison@990101`. */
  readonly name: string;
  /** File with an NKey seed (`SU…`). */
  readonly nkeySeedFile?: string;
  /** Instead of an NKey. */
  readonly user?: { readonly name: string; readonly passwordFile: string };
  /** Present, even empty: TLS and nothing else. */
  readonly tls?: {
    /** Certificates that vouch for the server; default those of the system. */
    readonly caFile?: string;
    /** The client's own certificate and key, where the server asks for them. */
    readonly certFile?: string;
    readonly keyFile?: string;
  };
  /** Subject under which answers come back, such as `_INBOX_990101101`; lets a server give each account answers of its own only. Default `_INBOX`. */
  readonly inboxPrefix?: string;
}

const CONNECT_TIMEOUT_MS = 5_000;
const RECONNECT_PAUSE_MS = 250;
/**
 * A dead connection is given up after four of these at most. The oldest ping has by then waited as long as an answer is waited for: on a slow line the
 * server's word for it comes behind a batch, and who would wait less than for the batch itself would never get it.
 */
const PING_INTERVAL_MS = 5_000;
const UNANSWERED_PINGS = 3;

/** A connection comes back for ever, also after credentials were refused: an operator may be about to mend them. */
export function connectionOptions({ servers, name, tls, inboxPrefix, ...who }: NatsSettings): NodeConnectionOptions {
  const authenticator = authenticatorOf(who);
  return {
    servers: [...servers],
    name,
    maxReconnectAttempts: -1,
    ignoreAuthErrorAbort: true,
    timeout: CONNECT_TIMEOUT_MS,
    reconnectTimeWait: RECONNECT_PAUSE_MS,
    pingInterval: PING_INTERVAL_MS,
    maxPingOut: UNANSWERED_PINGS,
    ...(inboxPrefix !== undefined && { inboxPrefix }),
    ...(tls && { tls: { ...tls } }),
    ...(authenticator && { authenticator }),
  };
}

function authenticatorOf({ nkeySeedFile, user }: Pick<NatsSettings, 'nkeySeedFile' | 'user'>): Authenticator | undefined {
  if (nkeySeedFile !== undefined) return nkeyAuthenticator(() => Buffer.from(readFileSync(nkeySeedFile, 'utf8').trim()));
  if (user) return usernamePasswordAuthenticator(user.name, () => readFileSync(user.passwordFile, 'utf8').trim());
  return undefined;
}
