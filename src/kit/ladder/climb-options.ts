import type { Limits } from './limits.ts';
import type { HttpRequest } from './request-step.ts';
import type { Trust } from './trust.ts';

export interface ClimbOptions {
  /** The request; its own headers and its body stay with its origin. */
  readonly request: HttpRequest;
  readonly trust: Trust;
  /** Name asked for (SNI) and expected in the certificate, for the first origin only; null: the host. */
  readonly serverName: string | null;
  /** How many redirects are followed at most; 0: none, the redirect itself is the answer. */
  readonly followRedirects: number;
  readonly limits: Limits;
}
