/**
 * A call of PowerShell that answers in UTF-8, reads no profile and asks nothing. The command stands on the touch list as
 * it is.
 */
export function powershellArgv(command: string): readonly [string, ...string[]] {
  const utf8 = '[Console]::OutputEncoding=[Text.Encoding]::UTF8; ';
  return ['powershell.exe', '-NoProfile', '-NonInteractive', '-NoLogo', '-Command', utf8 + command];
}
