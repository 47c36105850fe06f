/** Code of an error of the database or of the driver: `ORA-01017`, `NJS-138`; null: it has none. */
export function oracleCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const code = String(error.code);
  // What a listener refuses with stands in the text only.
  if (code === 'NJS-511') return /ORA-\d{5}/.exec(error.message)?.[0] ?? code;
  return /^(?:ORA|NJS|TNS)-\d{3,5}$/.test(code) ? code : null;
}
