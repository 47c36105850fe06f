import { hasSecret, isSecretKey } from '../secrets.ts';

/** Longest value kept, UTF-16 units: Class-Path lists hundreds of jars. */
const longest = 2000;

/**
 * Main attributes of META-INF/MANIFEST.MF (JAR File Specification, "Notes on manifest"): the lines before the first
 * empty one; a line that begins with a space goes on with the one before. Secret-looking ones are left out.
 */
export function mainAttributes(bytes: Buffer): Record<string, string> {
  const lines = bytes
    .toString('utf8')
    .replaceAll(/\r\n|\r/g, '\n')
    .replaceAll('\n ', '')
    .split('\n');
  const end = lines.findIndex((line) => line.trim() === '');
  const entries = lines.slice(0, end === -1 ? lines.length : end).flatMap((line): [string, string][] => {
    const at = line.indexOf(':');
    const [name, value] = [
      line.slice(0, at).trim(),
      line
        .slice(at + 1)
        .trim()
        .slice(0, longest),
    ];
    return at < 1 || isSecretKey(name) || hasSecret(value) ? [] : [[name, value]];
  });
  return Object.fromEntries(entries);
}
