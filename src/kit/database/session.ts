import type { JsonObject } from '../../model/json.ts';
import type { Timing } from '../../model/observation.ts';

/** One login on one connection. */
export interface Session {
  /** Rejects with what the server, the driver or the guard said. */
  readonly logIn: () => Promise<void>;
  /**
   * Rows of one statement, every value as text or null. Rejects with the first reason the connection broke, if it did.
   * `values` fill the places that the text leaves open (`$1` in PostgreSQL, `?` in MySQL) and travel beside it, so that
   * the text stays what the touch list has.
   */
  readonly ask: (text: string, values?: readonly string[]) => Promise<readonly unknown[]>;
  /** Says goodbye, not for longer than half a second. Never rejects. */
  readonly close: () => Promise<void>;
}

/** Most that all replies of one session may weigh, bytes, where a probe asks for no more. */
export const usualReplyBytes = 32 * 1024 ** 2;

/** What grows while the connection opens, kept where it fails. */
export interface Opening {
  readonly timings: Timing[];
  /** Known before the login: TLS, certificate, the version of a greeting. */
  facts: JsonObject;
  /** Our own address, which the server must admit. */
  from: string;
}
