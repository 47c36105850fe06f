import { trustTouches } from '../../src/kit/client-certificate.ts';
import { placeOfUrl, showUrl } from '../../src/kit/ladder/show-url.ts';
import { hostPort, type DeclaredTouch, type Touch } from '../../src/model/plan.ts';
import { searchCommands } from './registered/search-commands.ts';
import { loginForm } from './login/settings.ts';
import { emulates, ownOrigins, type Settings } from './schema.ts';

/**
 * Everything one attempt may touch. The browser opens its own sockets: what is declared here is held by the walls of
 * the browser (see wall.ts), not by the dialling of the runner.
 */
export function touches(settings: Settings): readonly DeclaredTouch[] {
  const origins = ownOrigins(settings);
  const pages = [settings, ...settings.pages];
  const times = timesOpened(settings);
  // the page of a login form asks as much as any other
  const most = settings.requestLimit * (pages.length * times + (loginForm(settings) === null ? 0 : 1));
  const own = placeOfUrl(new URL(settings.url));
  const account: Touch[] =
    settings.basic === null ? [] : [{ kind: 'account', at: hostPort(own.host, own.port), name: settings.basic.user }];
  return [
    // a path in a profile may name any program
    { touch: browserTouch(settings), count: 1, ...(settings.executablePath === null ? {} : { chosen: true }) },
    ...(settings.executablePath === null ? searchTouches : []),
    ...trustTouches(settings, 1 + pages.length * times),
    ...origins.map((origin) => ({ touch: connectTouch(origin), count: most })),
    ...distinct(pages.map(({ url }) => pageTouch(url))).map(({ touch, count }) => ({ touch, count: count * times })),
    ...origins.map((origin) => ({ touch: originTouch(origin), count: most })),
    ...account.map((touch) => ({ touch, count: pages.length * times })),
    ...loginTouches(settings),
  ];
}

/** Where no browser stands at its usual place, the system is asked; what it is decides by which of these. */
const searchTouches = searchCommands.map((argv): DeclaredTouch => ({ touch: { kind: 'command', argv }, count: 1 }));

/** Tries of a search between the lowest engine and the one of the run: there are fewer than 128 of them. */
const triesOfSearch = 7;

/** How often a page is opened at most: once, and as each engine up to twice, with one look in between. */
function timesOpened(settings: Settings): number {
  if (!emulates(settings)) return 1;
  const engines = (settings.emulate ? settings.fleet.length : 0) + (settings.findMinimum ? triesOfSearch : 0);
  return 1 + 3 * engines;
}

/** The page of the login and the account, or whose session is used and the file it stands in. */
function loginTouches(settings: Settings): DeclaredTouch[] {
  const { login, url } = settings;
  if (login === null) return [];
  const form = loginForm(settings);
  const { host, port } = placeOfUrl(new URL(form?.origin ?? url));
  const account: Touch = { kind: 'account', at: hostPort(host, port), name: login.user ?? storedSession };
  const file: Touch[] = login.stateFile === undefined ? [] : [{ kind: 'file', path: login.stateFile }];
  return [...(form === null ? file : [pageTouch(form.url)]), account].map((touch) => ({ touch, count: 1 }));
}

/** What stands for an account that nobody names. */
export const storedSession = 'of a stored session';

/** The start of the browser. */
export function browserTouch({ browser, executablePath }: Settings): Touch {
  return executablePath === null
    ? { kind: 'system', what: `installed browser (${browser}), started without a window and with a profile of its own` }
    : { kind: 'command', argv: [executablePath] };
}

/** The page as a person would type it. */
export function pageTouch(url: string): Touch {
  return { kind: 'url', method: 'GET', url: showUrl(new URL(url)) };
}

/** Whatever the pages ask of an origin: scripts, styles, pictures, calls. */
export function originTouch(origin: string): Touch {
  return { kind: 'url', method: '*', url: `${origin}/*` };
}

/** A connection to an origin. */
export function connectTouch(origin: string): Touch {
  return { kind: 'connect', transport: 'tcp', ...placeOfUrl(new URL(origin)) };
}

function distinct(all: readonly Touch[]): DeclaredTouch[] {
  const texts = all.map((touch) => JSON.stringify(touch));
  return all
    .filter((_, index) => texts.indexOf(texts[index] ?? '') === index)
    .map((touch) => ({ touch, count: texts.filter((text) => text === JSON.stringify(touch)).length }));
}
