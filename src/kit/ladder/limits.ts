/** How long and how much each rung may take. The task's own deadline holds besides. */
export interface Limits {
  /** TLS handshake, milliseconds. */
  readonly tlsMs: number;
  /** From the request being sent to the last header line, milliseconds. */
  readonly responseMs: number;
  /** Longest silence while the body comes, milliseconds. */
  readonly stallMs: number;
  /** The whole body, milliseconds. */
  readonly bodyMs: number;
  /** The body after decompression, bytes. */
  readonly bodyBytes: number;
  /** Status line and headers together, bytes. */
  readonly headerBytes: number;
}

export const defaultLimits: Limits = {
  tlsMs: 10_000,
  responseMs: 20_000,
  stallMs: 10_000,
  bodyMs: 60_000,
  bodyBytes: 1024 * 1024,
  headerBytes: 64 * 1024,
};

/** The largest `bodyBytes` that a setting may ask for. */
export const mostBodyBytes = 8 * 1024 * 1024;
