import { accessSync, constants } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { delimiter, join } from 'node:path';
import type { Facts } from '../../probes/browser/facts.ts';
import { startHttp, type TestServer } from './http-servers.ts';

/** What it is called by the packages of Linux distributions and by Google. */
const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** Keeps a browser to what the test asks of it: no updates, no accounts, no telemetry. */
export const quietBrowser: readonly string[] = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** Path of an installed Chromium; null: none is on PATH or in /usr/bin. */
export function findChromium(): string | null {
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)];
  const paths = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return paths.find(isExecutable) ?? null;
}

/** Chromium, where it is installed or else where Debian installs it; Firefox ESR. */
export const chromium = findChromium() ?? '/usr/bin/chromium';
export const firefox = '/usr/bin/firefox-esr';

/** Why a browser cannot be driven here; null: it can. */
export function browserMissing(path: string): string | null {
  return isExecutable(path) ? null : `${path} is not installed (apt-get install ${path.split('/').at(-1) ?? ''})`;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Pages by path: a text is HTML; a function answers itself. */
export type Site = Readonly<Record<string, string | ((request: IncomingMessage, response: ServerResponse) => void)>>;

/** A server of a test with the requests it has seen, `GET /path`. */
export interface Hosted extends TestServer {
  readonly origin: string;
  readonly asked: readonly string[];
}

/** Serves pages on loopback; unknown paths answer 404. Every origin may read what it serves. */
export async function host(site: Site): Promise<Hosted> {
  const asked: string[] = [];
  const server = await startHttp((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    asked.push(`${request.method ?? ''} ${path}`);
    const page = site[path];
    response.setHeader('access-control-allow-origin', '*');
    if (typeof page === 'function') {
      page(request, response);
      return;
    }
    if (page === undefined) response.statusCode = path === '/favicon.ico' ? 204 : 404;
    response.setHeader('content-type', path.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(page ?? '');
  });
  return { ...server, origin: `http://127.0.0.1:${String(server.port)}`, asked };
}

/** Facts of one page. */
export function pageOf(facts: unknown, name = 'main'): Facts['pages'][number] {
  const pages = (facts as Facts).pages; // what the probe answered, or what it had learnt when it failed
  const found = pages.find((page) => page.name === name);
  if (found === undefined) throw new Error(`no page ${name}`);
  return found;
}

/** Children of this process, however far down, with their command lines. Linux only. */
export async function descendants(): Promise<readonly { readonly pid: number; readonly command: string }[]> {
  const all: { pid: number; parent: number; command: string }[] = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ');
    if (state !== 'Z') all.push({ pid: Number(pid), parent: Number(parent), command });
  }
  const found = new Set([process.pid]);
  for (let before = 0; before !== found.size;) {
    before = found.size;
    for (const { pid, parent } of all) if (found.has(parent)) found.add(pid);
  }
  return all.filter(({ pid }) => pid !== process.pid && found.has(pid));
}
