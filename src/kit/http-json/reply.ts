import type { JsonObject } from '../../model/json.ts';

/** What came back. */
export interface HttpJsonReply {
  readonly status: number;
  /** Reason phrase; empty: none. */
  readonly reason: string;
  /** By name in lower case. */
  readonly headers: JsonObject;
  readonly text: string;
}
