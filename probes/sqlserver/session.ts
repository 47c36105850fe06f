import { addAbortSignal, type Duplex } from 'node:stream';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { Connection, Request, type ConnectionConfiguration } from 'tedious';
import type { Opening, Session } from '../../src/kit/database/session.ts';
import { tlsFacts } from '../../src/kit/database/tls-facts.ts';
import type { ProbeTask } from '../../src/kit/define-probe.ts';
import { certificateFailure } from '../../src/kit/ladder/certificate-verdict.ts';
import { securedBy } from '../../src/kit/ladder/tls-step.ts';
import { trustIn } from '../../src/kit/ladder/trust.ts';
import { readyStream } from '../../src/kit/ready-socket.ts';
import { preloginGuard } from './prelogin-guard.ts';
import type { Settings } from './schema.ts';
import { ServerError } from './server-error.ts';

/** What stands ready before the login. */
export interface Prepared {
  readonly socket: Duplex;
  /** PEM blocks of the authorities of the settings. */
  readonly authorities: readonly string[];
}

/** Isolation level as the protocol numbers it (MS-TDS, 2.2.7.14). */
const readCommitted = 2;

/** An address is no server name (RFC 6066, section 3); what the driver would put in its place does not matter then. */
const address = /^[\d.]+$|:/;

/** Prepares a session over a dialled socket; nothing is sent before `logIn`. The task’s signal ends it at any time. */
export function openSession({ socket, authorities }: Prepared, task: ProbeTask<Settings>, opening: Opening): Session {
  const stream = readyStream(addAbortSignal(task.signal, socket), preloginGuard(task.settings));
  // The driver asks for a socket and uses of it what every duplex stream has, and setKeepAlive.
  const connection = new Connection(configuration(task.settings, authorities, stream as unknown as Socket));
  let said: { readonly number: number; readonly message: string } | null = null;
  let broken: Error | null = null;
  socket.once('error', (error) => {
    broken ??= error;
  });
  connection.on('error', (error) => {
    broken ??= error;
  });
  connection.on('errorMessage', ({ number, message }) => {
    said ??= { number, message };
  });
  connection.on('secure', (cleartext: TLSSocket) => {
    judge(cleartext, task, trustIn(authorities), opening, socket);
  });
  /** The first reason: what our side found, then what the server said, then what the driver makes of it. */
  const reason = (error: unknown): unknown => {
    if (said !== null) return new ServerError(said.number, said.message, { cause: error });
    return broken ?? error;
  };
  return {
    logIn: () =>
      new Promise((resolve, reject) => {
        connection.connect((error) => {
          if (error === undefined) resolve();
          else reject(asError(reason(error)));
        });
      }),
    ask: (text) =>
      new Promise((resolve, reject) => {
        said = null;
        const rows: Record<string, unknown>[] = [];
        const request = new Request(text, (error) => {
          if (error === undefined || error === null) resolve(rows);
          else reject(asError(reason(error)));
        });
        request.on('row', (columns: readonly { metadata: { colName: string }; value: unknown }[]) => {
          rows.push(Object.fromEntries(columns.map(({ metadata, value }) => [metadata.colName, value])));
        });
        connection.execSqlBatch(request);
      }),
    // The protocol has no goodbye.
    close: () => {
      connection.close();
      socket.destroy();
      return Promise.resolve();
    },
  };
}

function configuration(settings: Settings, authorities: readonly string[], stream: Socket): ConnectionConfiguration {
  const { host, database, user, password, tls } = settings;
  return {
    server: host,
    authentication: { type: 'default', options: { userName: user, password } },
    options: {
      connector: () => Promise.resolve(stream),
      database,
      encrypt: tls !== 'off',
      // Every certificate is taken here, described and judged before the login is sent.
      trustServerCertificate: true,
      serverName: address.test(host) ? 'localhost' : host,
      cryptoCredentialsDetails: {
        ...(authorities.length === 0 ? {} : { ca: [...authorities] }),
        // Servers of before 2016 speak no more than TLS 1.0; which version was spoken is a fact.
        ...(tls === 'prefer' ? { minVersion: 'TLSv1' as const, ciphers: 'DEFAULT:@SECLEVEL=0' } : {}),
      },
      appName: 'plumbline',
      connectTimeout: 2 ** 31 - 1, // the task has a deadline
      maxRetriesOnTransientErrors: 0, // a login is tried once
      requestTimeout: 10_000,
      cancelTimeout: 1000,
      rowCollectionOnRequestCompletion: false,
      readOnlyIntent: false,
      useUTC: true,
      // The driver makes its opening statement of these; openingStatement in statements.ts is its text.
      enableImplicitTransactions: false,
      connectionIsolationLevel: readCommitted,
      textsize: 65_536,
      datefirst: 7,
      dateFormat: 'mdy',
      language: 'us_english',
      enableNumericRoundabort: false,
      abortTransactionOnError: false,
      enableAnsiNull: true,
      enableAnsiNullDefault: true,
      enableAnsiPadding: true,
      enableAnsiWarnings: true,
      enableArithAbort: true,
      enableConcatNullYieldsNull: true,
      enableQuotedIdentifier: true,
    },
  };
}

/** Only `tls: verify` judges the certificate; a fault ends the socket before a byte of the login is sent. */
function judge(
  cleartext: TLSSocket,
  { settings: { host, port, tls }, now }: ProbeTask<Settings>,
  trust: ReturnType<typeof trustIn>,
  opening: Opening,
  socket: Duplex,
): void {
  const secured = securedBy(cleartext, host, trust);
  opening.facts = { ...opening.facts, ...tlsFacts(secured, trust) };
  if (tls !== 'verify') return;
  const failure = certificateFailure(secured, { host, port, serverName: null, trust, now: now() });
  if (failure !== null) socket.destroy(failure);
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
