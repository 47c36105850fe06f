import type { JsonObject } from '../../../model/json.ts';
import type { Protocol } from '../../../model/reference.ts';

/** Everything a server said of which product it is. */
export interface ProductEvidence {
  readonly protocol: Protocol;
  /** What version() says; null: not seen. */
  readonly version: string | null;
  /** version_comment of the MySQL protocol; null: not seen, or there is none. */
  readonly comment: string | null;
  /** Version in the greeting of the protocol; null: there is none. A proxy may say another one than the server. */
  readonly greeting: string | null;
  /** server_version of the PostgreSQL protocol: the version it passes for, with the tail of a packager. */
  readonly serverVersion: string | null;
  /** Settings by name. */
  readonly settings: JsonObject;
  /** Installed extensions with their versions; null: an extension without one. */
  readonly extensions: ReadonlyMap<string, string | null>;
  /** Names of functions that only certain products have. */
  readonly functions: readonly string[];
}

/** Longest text that is looked at, in characters; real ones have about 120. */
const longest = 400;

/** A text of the server as it is searched: without blanks at its ends; null where it is longer than any real one. */
export function admitted(text: string | null): string | null {
  return text === null || text.length > longest ? null : text.trim();
}
