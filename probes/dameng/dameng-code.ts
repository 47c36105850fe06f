/** Number of an error of the server (negative) or of the driver (positive): -2501, 6001; null: it has none. */
export function damengCode(error: unknown): number | null {
  return error instanceof Error && 'errCode' in error && typeof error.errCode === 'number' ? error.errCode : null;
}
