import { accessSync, constants } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Facts } from '../../probes/browser/facts.ts';
import { startHttp, type TestServer } from './http-servers.ts';

/** Where Debian installs Chromium and Firefox ESR. */
export const chromium = '/usr/bin/chromium';
export const firefox = '/usr/bin/firefox-esr';

/** Why a browser cannot be driven here; null: it can. */
export function browserMissing(path: string): string | null {
  try {
    accessSync(path, constants.X_OK);
    return null;
  } catch {
    return `${path} is not installed (apt-get install ${path.split('/').at(-1) ?? ''})`;
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
