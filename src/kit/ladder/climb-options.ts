import type { Limits } from './limits.ts';
import type { Route } from './proxy/route.ts';
import type { HttpRequest } from './request-step.ts';
import type { Trust } from './trust.ts';

export interface ClimbOptions {
  /** The request; its own headers and its body stay with its origin. */
  readonly request: HttpRequest;
  readonly trust: Trust;
  /** The same for other origins: without the client certificate that `trust` may hold. */
  readonly trustElsewhere: Trust;
  /** Name asked for (SNI) and expected in the certificate, for the first origin only; null: the host. */
  readonly serverName: string | null;
  /** What is dialled in the place of the first origin; null: the host and port of its URL. */
  readonly connectTo: Place | null;
  /** The way to the host and port of a URL; directly where absent. */
  readonly routeTo?: (place: Place & { readonly scheme: 'http' | 'https' }) => Route | Promise<Route>;
  /**
   * Called for every request right before it is written, and what it gives is written: for signatures over method,
   * path and moment. Never for a request that has left the first origin; null: requests go as they are.
   */
  readonly seal: ((request: HttpRequest) => HttpRequest) | null;
  /**
   * What a redirect may lead to besides the host and port of the request, as hostPort writes it; absent: nothing else.
   * The runner's touch list says so too, but behind a proxy only the proxy is dialled.
   */
  readonly redirectTo?: readonly string[];
  /** How many redirects are followed at most; 0: none, the redirect itself is the answer. */
  readonly followRedirects: number;
  readonly limits: Limits;
}

/** A request as it is to the place of its URL, and its answer, whatever it is. The rest of the options stands beside. */
export const plainly = {
  serverName: null,
  connectTo: null,
  seal: null,
  followRedirects: 0,
} as const satisfies Partial<ClimbOptions>;

/** What can be dialled. */
export interface Place {
  readonly host: string;
  readonly port: number;
}
