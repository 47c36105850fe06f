import type { JsonObject } from '../../src/model/json.ts';
import type { Timing } from '../../src/model/observation.ts';

/** What grows while the connection opens, kept where it fails. */
export interface Opening {
  readonly timings: Timing[];
  facts: JsonObject;
  /** Our own address, which the server must admit. */
  from: string;
}
