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
  [/^(?:google-chrome|chrome$|google chrome)/i, 'chrome'],
  [/^(?:microsoft-edge|msedge|microsoft edge)/i, 'edge'],
  [/^chromium/i, 'chromium'],
  [/^firefox/i, 'firefox'],
];

/** What a program is by its name; `chrome.exe` is that of many, so its folder must be that of its maker. */
export function choiceOf(path: string): Place['choice'] {
  const parts = path.split(/[/\\]/);
  const program = (parts.at(-1) ?? '').replace(/\.exe$/i, '');
  const choice = programs.find(([name]) => name.test(program))?.[1] ?? null;
  const isGoogles = parts.some((part) => /^google/i.test(part));
  return choice === 'chrome' && !isGoogles && /^chrome$/i.test(program) ? 'chromium' : choice;
}

/** Each program once, by the first name it has. */
export function eachOnce(all: readonly RegisteredBrowser[]): readonly RegisteredBrowser[] {
  const isSame = (one: RegisteredBrowser, other: RegisteredBrowser): boolean =>
    one.path.toLowerCase() === other.path.toLowerCase();
  return all.filter((each, index) => all.findIndex((other) => isSame(other, each)) === index);
}
