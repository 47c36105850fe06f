/** Lines that only repeat how the browser was called, or that the driver adds. */
const noise = /^\s*(?:-\s*)?(?:<launching>|<launched>|Call log:|Browser logs:|\[pid=\d+\] <)/;

/**
 * What a browser said when it did not start, without the long command line: the lines of its own output first, because
 * the text is clipped later. Missing libraries, a missing sandbox and a foreign profile all say so there.
 */
export function startError(error: unknown): Error {
  const text = error instanceof Error ? error.message : String(error);
  const lines = text.replaceAll(/\u001b\[\d+m/g, '').split('\n');
  const said = lines.flatMap((line) => /\[err\]\s?(.*)$/.exec(line)?.[1] ?? []);
  const rest = lines.filter((line) => !noise.test(line) && !/\[(?:err|out)\]/.test(line) && line.trim() !== '');
  return new Error([...new Set([...said, ...rest])].join('\n').slice(0, 1500), { cause: undefined });
}
