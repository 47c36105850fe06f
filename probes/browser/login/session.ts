import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright';
import * as z from 'zod';
import { isSecretName } from '../../../src/kit/looks-secret.ts';
import type { ProbeTask } from '../../../src/kit/define-probe.ts';
import { shortly } from '../shortly.ts';
import { isJsonList, isJsonObject, type Json } from '../../../src/model/json.ts';

/** Cookies and what pages have stored, as the driver writes and takes it. */
export type StoredState = Exclude<BrowserContextOptions['storageState'], string | undefined>;

/** Somebody who is logged in: what a browser has to have so that pages know him. */
export interface Session {
  readonly state: StoredState;
  /** What one tab keeps for itself (sessionStorage), by origin. */
  readonly ofTab: { readonly origin: string; readonly items: Readonly<Record<string, string>> } | null;
  /** Who it is; null: a stored session does not say. */
  readonly account: string | null;
  /** CSS selector of what every page shows to him; null: nobody said. */
  readonly loggedIn: string | null;
  /** Where a form was filled in to make it; null: it was stored before. */
  readonly place: { readonly host: string; readonly port: number } | null;
  /** Whether a page has been seen that knew him. */
  proved: boolean;
}

/** Values beyond this are not hidden: each costs time in every text that is looked through. */
const mostHidden = 300;
const shortestCookie = 8;
const shortestText = 16;
const longestText = 8192;
/** How long a browser may take to say what it has, milliseconds. */
const answersMs = 5000;

const Items = z.record(z.string(), z.string());

/** Takes what proves the session out of everything that comes back. */
export function hideSession(
  { state, ofTab }: Pick<Session, 'state' | 'ofTab'>,
  task: Pick<ProbeTask<unknown>, 'conceal'>,
): void {
  const stored = [...state.origins.flatMap(({ localStorage }) => localStorage), ...itemsOf(ofTab)];
  // those that are secret by their name come first, should there be too many
  const cookies = state.cookies.toSorted((a, b) => Number(isSurely(b)) - Number(isSurely(a)));
  const items = stored.toSorted((a, b) => Number(isSecretName(b.name)) - Number(isSecretName(a.name)));
  const secrets = new Set([
    ...cookies.filter(isSurely).flatMap(cookieSecrets),
    ...items.flatMap(({ name, value }) => storedSecrets(name, value)),
    ...cookies.flatMap(cookieSecrets),
  ]);
  for (const secret of [...secrets].slice(0, mostHidden)) task.conceal(secret);
}

/** Hides what a browser has been given by the pages so far. */
export async function hideContext(context: BrowserContext, task: Pick<ProbeTask<unknown>, 'conceal'>): Promise<void> {
  const kept = await shortly(context.storageState(), answersMs);
  const none = { cookies: [], origins: [] };
  hideSession({ state: kept?.value ?? none, ofTab: null }, task);
  for (const page of context.pages()) {
    const items = await tabItems(page);
    hideSession({ state: none, ofTab: { origin: page.url(), items } }, task);
  }
}

/** What a page keeps for its tab; nothing where it does not say. */
export async function tabItems(page: Page): Promise<Readonly<Record<string, string>>> {
  const answer = await shortly(page.evaluate<unknown>('({ ...sessionStorage })'), answersMs);
  return Items.safeParse(answer?.value).data ?? {};
}

function itemsOf(ofTab: Session['ofTab']): { readonly name: string; readonly value: string }[] {
  return Object.entries(ofTab?.items ?? {}).map(([name, value]) => ({ name, value }));
}

/** A cookie that scripts cannot read is one of a session; of the others words such as zh-CN or dark-blue are none. */
function cookieSecrets({ name, value, httpOnly }: StoredState['cookies'][number]): string[] {
  const plain = decoded(value);
  const isWord = /^[a-z]+(?:[-_. ,;][a-z]+)*$/i.test(plain) && !httpOnly && !isSecretName(name);
  return isWord ? [] : [...new Set([value, plain])].filter((each) => isLongEnough(each, shortestCookie));
}

function isSurely({ name, httpOnly }: StoredState['cookies'][number]): boolean {
  return httpOnly || isSecretName(name);
}

/** A stored value is a token, or JSON that holds some. */
function storedSecrets(name: string, text: string): string[] {
  const json = parsed(text);
  if (json !== null && typeof json === 'object') return secretsIn(json);
  return isToken(name, typeof json === 'string' ? json : text) ? [typeof json === 'string' ? json : text] : [];
}

function secretsIn(json: Json, name = ''): string[] {
  if (typeof json === 'string') return isToken(name, json) ? [json] : [];
  if (isJsonList(json)) return json.flatMap((each) => secretsIn(each, name));
  if (!isJsonObject(json)) return [];
  return Object.entries(json).flatMap(([key, each]) => secretsIn(each, key));
}

function isToken(name: string, text: string): boolean {
  if (isSecretName(name)) return isLongEnough(text, shortestCookie);
  if (!isLongEnough(text, shortestText) || /\s|^(?:https?:|\/|data:)/i.test(text)) return false;
  return /\d/.test(text) && /[A-Za-z]/.test(text);
}

function isLongEnough(text: string, least: number): boolean {
  return text.length >= least && text.length <= longestText;
}

function parsed(text: string): Json {
  if (text.length > 100_000 || !/^\s*[[{"]/.test(text)) return null;
  try {
    return z.json().parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether the browser takes what was stored; the driver says what it does not like. */
export async function refusedBy(browser: Browser, state: StoredState): Promise<Error | null> {
  try {
    const context = await browser.newContext({ storageState: state });
    await context.close();
    return null;
  } catch (error) {
    if (!browser.isConnected()) throw error;
    return error instanceof Error ? error : new Error(String(error));
  }
}
