/** Operating systems whose files and commands this probe knows. */
export const platforms = ['linux', 'windows', 'macos'] as const;
export type Platform = (typeof platforms)[number];

const byNodeName: Readonly<Record<string, Platform>> = { linux: 'linux', win32: 'windows', darwin: 'macos' };

/** The system behind Node’s `os.platform()`; null: one this probe does not know (FreeBSD, AIX ...). */
export function platformOf(nodeName: string): Platform | null {
  return Object.hasOwn(byNodeName, nodeName) ? (byNodeName[nodeName] ?? null) : null;
}
