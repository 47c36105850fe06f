import { readdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { choiceOf, eachOnce, type RegisteredBrowser } from './registered-browser.ts';

/** Where packages say what they bring: those of the distribution, of UOS, of snap and Flatpak, of the user. */
const folders = [
  ...['/usr/share/applications', '/usr/local/share/applications', '/opt/apps/*/entries/applications'],
  ...['/var/lib/snapd/desktop/applications', '/var/lib/flatpak/exports/share/applications'],
  '~/.local/share/applications',
];

/** Where a program stands that is called by its name. */
const programFolders = ['/usr/local/bin', '/usr/bin', '/bin', '/snap/bin'];

/** Far more than any desktop has; a folder that a network brings may have any number. */
const mostEntries = 5000;
const longestEntry = 256 * 1024;

/** Browsers by the entries of menus (freedesktop.org, Desktop Entry Specification), and where those were looked for. */
export async function desktopBrowsers(
  from: readonly string[] = folders,
): Promise<{ readonly browsers: readonly RegisteredBrowser[]; readonly looked: readonly string[] }> {
  const browsers: RegisteredBrowser[] = [];
  let left = mostEntries;
  for (const folder of (await Promise.all(from.map(expanded))).flat()) {
    const names = (await listed(folder)).filter((name) => name.endsWith('.desktop')).slice(0, left);
    left -= names.length;
    for (const name of names) browsers.push(...parseEntry(await textOf(join(folder, name))));
  }
  return { browsers: eachOnce(browsers), looked: ['*.desktop'] };
}

/** The browser of an entry: what says itself that it is one, or opens addresses. */
export function parseEntry(text: string): readonly RegisteredBrowser[] {
  const values = new Map<string, string>();
  let inEntry = false;
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('[')) inEntry = line.trim() === '[Desktop Entry]';
    const [, key, value] = /^([\w-]+)\s*=\s*(.*)$/.exec(line) ?? [];
    if (inEntry && key !== undefined && value !== undefined && !values.has(key)) values.set(key, value.trim());
  }
  const has = (key: string, wanted: string): boolean => (values.get(key) ?? '').split(';').includes(wanted);
  const isThere = values.get('Hidden') !== 'true' && (values.get('Type') ?? 'Application') === 'Application';
  const isBrowser = isThere && has('Categories', 'WebBrowser') && has('MimeType', 'x-scheme-handler/http');
  const program = isBrowser ? programOf(values.get('Exec') ?? '') : null;
  if (program === null) return [];
  const paths = program.startsWith('/') ? [program] : programFolders.map((folder) => join(folder, program));
  return paths.map((path) => ({ name: (values.get('Name') ?? program).slice(0, 80), path, choice: choiceOf(path) }));
}

/** Programs that start another one, which a driver cannot reach through them. */
const starters =
  /^(?:(?:da|ba|z|k)?sh|(?:python|perl|ruby|wine|proxychains)[\d.]*|env|flatpak|snap|ll-cli|waydroid|distrobox|toolbox|podman|docker|java|xdg-open|gio|gtk-launch|exo-open|sudo|su|pkexec|firejail|bwrap|systemd-run|nohup|setsid|nice|timeout|torsocks|dbus-(?:launch|run-session))$/;

/** What stands behind a stroke in every value. */
const signs: Readonly<Record<string, string>> = { s: ' ', n: '\n', t: '\t', r: '\r', '\\': '\\' };

/** The program of a line `Exec`, behind `env` and its variables: a path from the root, or a name. */
function programOf(value: string): string | null {
  const line = value.replaceAll(/\\([sntr\\])/g, (_, sign: string) => signs[sign] ?? '');
  const words = [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, plain = '']) => {
    return quoted?.replaceAll(/\\(["`$\\])/g, '$1') ?? plain;
  });
  const program = words.find((word, index) => !(index === 0 && /^(?:.*\/)?env$/.test(word)) && !/^\w+=/.test(word));
  if (program === undefined || !/^(?:\/|[^/%-][^/]*$)/.test(program)) return null;
  return starters.test(program.split('/').at(-1) ?? '') ? null : program;
}

/** `*` stands for each folder in that place. */
async function expanded(folder: string): Promise<readonly string[]> {
  const path = folder.replace(/^~/, homedir());
  const [before, after] = path.split('*');
  if (before === undefined || after === undefined) return [path];
  return (await listed(before)).slice(0, mostEntries).map((name) => join(before, name, after));
}

async function listed(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch {
    return [];
  }
}

async function textOf(path: string): Promise<string> {
  try {
    const about = await stat(path);
    return about.isFile() && about.size <= longestEntry ? await readFile(path, 'utf8') : '';
  } catch {
    return '';
  }
}
