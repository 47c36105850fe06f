const secretName =
  /(?<!by)pass(?:w|phrase|code|$|[._-])|pwd|secret|token|credential|private|salt|(?:api|access|secret|encrypt\w*)[._-]?key|\bauth\b/i;

/** A login within a URL, or a parameter that says it is a password. */
const secretValue = /:\/\/[^/\s@]*:[^/\s@]*@|(?:^|[?&;,\s])(?:password|passwd|pwd|secret|token)=/i;

/** Whether a property may hold a secret. Rather one too many: its value is then left out. */
export function looksSecret(name: string, value: string): boolean {
  return secretName.test(name) || secretValue.test(value);
}
