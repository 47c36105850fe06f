import * as z from 'zod';
import { readSmallFile } from '../../../src/kit/ladder/read-small-file.ts';
import { hostOf } from '../../../src/kit/ladder/show-url.ts';
import type { ProbeTask } from '../../../src/kit/define-probe.ts';
import { ProbeFailure } from '../../../src/kit/probe-failure.ts';
import { nested, value, type Params } from '../../../src/model/message.ts';
import { originOf } from '../origins.ts';
import { ownOrigins, type Settings } from '../schema.ts';
import { hideSession, type Session, type StoredState } from './session.ts';
import type { LoginSettings } from './settings.ts';

/** Longest stored session, bytes. */
const mostBytes = 4 * 1024 * 1024;

const Item = z.object({ name: z.string(), value: z.string() });
const Cookie = z.object({
  ...Item.shape,
  domain: z.string().min(1),
  path: z.string().default('/'),
  /** Seconds since 1970; -1: until the browser ends. */
  expires: z.number().default(-1),
  httpOnly: z.boolean().default(false),
  secure: z.boolean().default(false),
  sameSite: z.enum(['Strict', 'Lax', 'None']).default('Lax'),
});
const State = z.object({
  cookies: z.array(Cookie).max(2000).default([]),
  origins: z
    .array(z.object({ origin: z.string(), localStorage: z.array(Item).max(10_000).default([]) }))
    .max(200)
    .default([]),
});

/**
 * A stored session, no more of it than the declared origins need.
 *
 * @throws ProbeFailure `file-missing`; `session-unusable` with a `note`: too large, no such JSON, of other places, expired
 */
export async function readState(login: LoginSettings, task: ProbeTask<Settings>): Promise<Session> {
  const all = parseState(await textOf(login, task));
  const state = ofOrigins(all, ownOrigins(task.settings));
  if (isEmpty(state)) throw unusable('browser.note.session-elsewhere', { places: placesOf(all) });
  checkDates(state, task.now());
  const loggedIn = login.loggedIn ?? null;
  hideSession({ state, ofTab: null }, task);
  return { state, ofTab: null, account: login.user ?? null, loggedIn, place: null, proved: false };
}

async function textOf({ state, stateFile }: LoginSettings, task: ProbeTask<Settings>): Promise<string> {
  if (stateFile === undefined) return limited(state ?? '');
  task.touched({ kind: 'file', path: stateFile });
  const bytes = await readSmallFile(stateFile, mostBytes + 1);
  return limited(bytes.toString('utf8').replace(/^\uFEFF/, ''));
}

function limited(text: string): string {
  if (Buffer.byteLength(text) > mostBytes)
    throw unusable('browser.note.session-large', { limit: value(mostBytes, 'bytes') });
  return text;
}

function parseState(text: string): StoredState {
  const read = State.safeParse(json(text));
  // what stands there is secret: no word of it is repeated
  if (!read.success)
    throw unusable('browser.note.session-shape', { place: value(read.error.issues[0]?.path.join('.') ?? '') });
  return read.data;
}

function json(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch {
    throw unusable('browser.note.session-json');
  }
}

function ofOrigins({ cookies, origins }: StoredState, own: readonly string[]): StoredState {
  const hosts = own.map((origin) => hostOf(new URL(origin)));
  const isOurs = (domain: string): boolean => {
    const plain = domain.replace(/^\./, '').toLowerCase();
    return hosts.some((host) => host === plain || host.endsWith(`.${plain}`));
  };
  return {
    cookies: cookies.filter(({ domain }) => isOurs(domain)),
    origins: origins.filter(({ origin }) => own.includes(originOf(origin))),
  };
}

function isEmpty({ cookies, origins }: StoredState): boolean {
  return cookies.length === 0 && origins.every(({ localStorage }) => localStorage.length === 0);
}

function placesOf({ cookies, origins }: StoredState): Params[string] {
  const names = new Set([...cookies.map(({ domain }) => domain), ...origins.map(({ origin }) => originOf(origin))]);
  return value([...names].slice(0, 10).join(', '));
}

/** A session whose every cookie is over is over, unless the pages keep something else. */
function checkDates({ cookies, origins }: StoredState, now: number): void {
  const ends = cookies.map(({ expires }) => (expires < 0 ? Infinity : expires * 1000));
  const last = Math.max(...ends);
  if (cookies.length === 0 || last > now || origins.some(({ localStorage }) => localStorage.length > 0)) return;
  const params = { expired: value(new Date(last).toISOString(), 'instant') };
  throw unusable('browser.note.session-expired', params);
}

export function unusable(code: string, params: Params = {}, cause?: Error): ProbeFailure {
  return new ProbeFailure('session-unusable', {
    phase: 'settings',
    params: { note: nested({ code, params }) },
    ...(cause === undefined ? {} : { cause }),
  });
}
