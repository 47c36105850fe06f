/** An error packet of the server. */
export interface ServerError {
  readonly errno: number;
  readonly message: string;
  /** Null: before the login there is none. */
  readonly sqlState: string | null;
}

/** Number and text of what a server said; null: it is an error of the driver or of the connection. */
export function serverError(error: unknown): ServerError | null {
  if (typeof error !== 'object' || error === null || !('errno' in error) || !('message' in error)) return null;
  const { errno, message } = error;
  const sqlState = 'sqlState' in error && typeof error.sqlState === 'string' ? error.sqlState : null;
  // Errors of the system have negative numbers.
  return typeof errno === 'number' && errno > 0 && typeof message === 'string' ? { errno, message, sqlState } : null;
}
