import type { Place } from '../places.ts';

/** A browser as the system has it on a list of its own. */
export interface RegisteredBrowser {
  /** As the list calls it. */
  readonly name: string;
  /** Its program. */
  readonly path: string;
  /** What it is by the name of its program; null: another one, of which it is not known whether it can be driven. */
  readonly choice: Place['choice'];
}

const programs: readonly (readonly [name: RegExp, choice: NonNullable<Place['choice']>])[] = [
  [/^(?:google-chrome|google chrome)/i, 'chrome'],
  [/^(?:microsoft-edge|msedge|microsoft edge)/i, 'edge'],
  [/^chromium/i, 'chromium'],
  [/^firefox/i, 'firefox'],
];

/** Folders in which Google and the makers of Chromium put a program that is called `chrome`. */
const makers = [
  [/^google/i, 'chrome'],
  [/^(?:chromium|chrome-(?:win|linux|mac))/i, 'chromium'],
] as const;

/** What a program is by its name; `chrome.exe` is that of many browsers, so a folder must be that of its maker. */
export function choiceOf(path: string): Place['choice'] {
  const parts = path.split(/[/\\]/);
  const program = (parts.pop() ?? '').replace(/\.exe$/i, '');
  if (/^chrome$/i.test(program)) return makers.find(([name]) => parts.some((part) => name.test(part)))?.[1] ?? null;
  return programs.find(([name]) => name.test(program))?.[1] ?? null;
}

/** Each program once, by the first name it has. */
export function eachOnce(all: readonly RegisteredBrowser[]): readonly RegisteredBrowser[] {
  const paths = new Map<string, RegisteredBrowser>();
  for (const each of all) {
    const path = each.path.toLowerCase();
    if (!paths.has(path)) paths.set(path, each);
  }
  return [...paths.values()];
}
