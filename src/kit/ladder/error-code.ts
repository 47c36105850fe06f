/** The code a system error carries (`ECONNRESET`, `HPE_INVALID_CONSTANT`, `ERR_SSL_...`); null: none. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
