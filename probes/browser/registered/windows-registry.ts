import { choiceOf, eachOnce, type RegisteredBrowser } from './registered-browser.ts';

const clients = String.raw`Software\Clients\StartMenuInternet`;
const appPaths = String.raw`Software\Microsoft\Windows\CurrentVersion\App Paths`;

/**
 * Where Windows keeps the browsers that are installed, of the machine and of the user, and the programs that are started
 * by their name. Since Windows 7 programs of 32 bits have no keys of their own there (Registry Keys Affected by WOW64).
 */
export const registryKeys = [
  ...[`HKLM\\${clients}`, `HKCU\\${clients}`],
  ...[`HKLM\\${appPaths}`, `HKCU\\${appPaths}`],
] as const;

/** The default values of a key and of all below it. */
export function registryQuery(key: string): readonly [string, ...string[]] {
  return ['reg.exe', 'query', key, '/s', '/ve'];
}

/** Longer than any path. */
const longestLine = 4000;
/** Far more than any machine has. */
const most = 200;

/** Programs of browsers under App Paths, where every program may stand. */
const browserPrograms =
  /^(?:chrome|chromium|msedge|firefox|360se\d*|360chromex?|360ent\w*|qqbrowser|sogouexplorer|qaxbrowser|2345explorer|liebao|lbbrowser|ucbrowser|maxthon|opera|brave|vivaldi)\.exe$/i;

/** What is no browser, or none of a family that can be driven. */
const others = /^(?:iexplore|vmwarehostopen|launchwinapp)\.exe$/i;

/**
 * Browsers that `reg query` lists: a line with the key, below it four blanks, the name of the value, its type and the
 * value. The name of a default value and the text of one that is not set are in the language of the system.
 */
export function parseRegistry(text: string): readonly RegisteredBrowser[] {
  const values = defaultValues(text);
  const found = [...values].flatMap(([key, value]): RegisteredBrowser[] => {
    const path = programIn(value);
    if (path === null) return [];
    const program = path.split('\\').at(-1) ?? '';
    const client = /^(.*\\StartMenuInternet\\[^\\]+)\\shell\\open\\command$/i.exec(key)?.[1];
    if (client !== undefined && !others.test(program))
      return [{ name: nameIn(values.get(client)) ?? lastOf(client), path, choice: choiceOf(path) }];
    const isProgram = /\\App Paths\\[^\\]+$/i.test(key) && browserPrograms.test(lastOf(key));
    return isProgram ? [{ name: lastOf(key), path, choice: choiceOf(path) }] : [];
  });
  return eachOnce(found.slice(0, most));
}

function defaultValues(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  let key = '';
  for (const whole of text.split(/\r?\n/)) {
    const line = whole.slice(0, longestLine);
    if (/^HKEY_/i.test(line)) key = line.trim();
    const value = /^\s+\S.*?\s+REG_(?:EXPAND_)?SZ\s+(\S.*)$/.exec(line)?.[1];
    if (value !== undefined && key !== '' && !values.has(key)) values.set(key, value.trim());
  }
  return values;
}

/** The program of a command line, quoted or not; null: none, or one whose path needs variables. */
function programIn(command: string): string | null {
  const path = /^"([^"]+\.exe)"|^([^"]+?\.exe)(?=\s|$)/i.exec(command);
  const program = path?.[1] ?? path?.[2] ?? '';
  return /^[a-z]:\\/i.test(program) ? program : null;
}

/** A name that is a name: no text about a value that is not set, no reference into a file (`@C:\x.dll,-1`). */
function nameIn(value: string | undefined): string | null {
  return value === undefined || /^[@(（]/.test(value) ? null : value.slice(0, 80);
}

function lastOf(key: string): string {
  return key.split('\\').at(-1) ?? key;
}
