import type { Duplex } from 'node:stream';
import ssh2, { type Agreed, type Client, type Method } from 'ssh2';
import { waitFor } from '../../src/kit/ladder/wait-for.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { handshakeFailure } from './handshake-failure.ts';
import { readOffered, type Offered } from './offered.ts';

/** What a session needs to begin. */
export interface SessionOptions {
  readonly stream: Duplex;
  /** Bytes of the server that came already: it sees them first. */
  readonly begun: Buffer;
  /** How we name ourselves, without `SSH-2.0-`. */
  readonly ident: string;
  /** Judges the host key before anything else is sent; what it throws ends the session. */
  readonly onHostKey: (key: Buffer) => void;
  /** Gives the next way to log in; null: none is left. */
  readonly nextMethod: (left: readonly string[] | null, partial: boolean) => Method | null;
  readonly user: string;
  readonly signal: AbortSignal;
  /** Milliseconds for each step. */
  readonly answerWithin: number;
  /** A failure of this place. */
  readonly failure: (cause: 'reply-late' | 'connection-lost', error?: unknown) => ProbeFailure;
  readonly onOffered: (offered: Offered) => void;
}

/** A session of SSH from the key exchange on. */
export interface Session {
  /** Ends when both agreed on keys and the host proved its own. */
  readonly keys: () => Promise<Agreed>;
  /** Ends when the account is in; null: the server wants no further proof of what we have. */
  readonly ready: () => Promise<'in' | 'refused'>;
  /** Something asked of the client, under the limit and with the failures of the session. */
  readonly ask: <T>(
    begin: (client: Client, done: (value: T) => void, fail: (error: unknown) => void) => void,
  ) => Promise<T>;
  readonly end: () => void;
}

/** Old algorithms are taken last: what a server has is to be seen, and whether it may have them is judged elsewhere. */
const algorithms = {
  kex: { append: [/sha1$/] },
  serverHostKey: { append: [/^ssh-dss$/] },
  cipher: { append: [/-cbc$/] },
  hmac: { append: [/^hmac-(?:md5|sha1-96)$/] },
};

/** What was seen of a session; each is told once. */
interface Seen {
  agreed?: Agreed;
  state?: 'in' | 'refused';
  failed?: unknown;
}

/** Begins a session on a connection; the library gets no other hold of the network. */
export function openSession(options: SessionOptions): Session {
  const { stream } = options;
  const client = new ssh2.Client();
  const seen: Seen = {};
  let offered: Offered | null = null;
  const waiting = new Set<() => void>();
  const told = (what: Seen): void => {
    Object.assign(seen, what);
    for (const wake of [...waiting]) wake();
  };
  const failed = (error: unknown): void => {
    if (seen.failed === undefined) told({ failed: error });
  };
  tapOffered(options, (lists) => {
    offered = lists;
    options.onOffered(lists);
  });
  client
    .on('handshake', (agreed) => {
      told({ agreed });
    })
    .on('ready', () => {
      told({ state: 'in' });
    })
    .on('error', (error) => {
      if (error.level === 'client-authentication') told({ state: 'refused' });
      else failed(error instanceof ProbeFailure ? error : handshakeFailure(error, offered, options.failure));
    })
    .on('close', () => {
      failed(options.failure('connection-lost'));
    });
  client.connect({
    sock: stream,
    username: options.user,
    ident: options.ident,
    readyTimeout: 0,
    algorithms,
    hostVerifier: (key) => {
      try {
        options.onHostKey(key);
        return true;
      } catch (error) {
        failed(error);
        return false;
      }
    },
    authHandler: (left, partial, next) => {
      next(options.nextMethod(left, partial === true) ?? false);
    },
  });
  const wait = <T>(begin: (done: (value: T) => void, fail: (error: unknown) => void) => () => void): Promise<T> => {
    const late = () => options.failure('reply-late');
    const limit = { signal: options.signal, limitMs: options.answerWithin, phase: 'talk', late };
    let look = (): void => undefined;
    return waitFor<T>(limit, (done, fail) => {
      const more = begin(done, fail);
      look = () => {
        if (seen.failed !== undefined) fail(seen.failed);
        else more();
      };
      waiting.add(look);
      look();
    }).finally(() => waiting.delete(look));
  };
  return {
    keys: () =>
      wait((done) => () => {
        if (seen.agreed !== undefined) done(seen.agreed);
      }),
    ready: () =>
      wait((done) => () => {
        if (seen.state !== undefined) done(seen.state);
      }),
    ask: (begin) =>
      wait((done, fail) => {
        begin(client, done, fail);
        return () => undefined;
      }),
    end: () => {
      client.end();
    },
  };
}

/** Reads along until the lists of algorithms have come; the library keeps them to itself. */
function tapOffered({ stream, begun }: SessionOptions, found: (lists: Offered) => void): void {
  let bytes: Buffer = Buffer.alloc(0);
  const onData = (chunk: Buffer): void => {
    bytes = Buffer.concat([bytes, chunk]);
    const start = bytes.indexOf('\n') + 1;
    const lists = start === 0 ? 'incomplete' : readOffered(bytes.subarray(start));
    if (lists === 'incomplete') return;
    stream.off('data', onData);
    if (lists !== null) found(lists);
  };
  stream.on('data', onData);
  stream.unshift(begun);
}
