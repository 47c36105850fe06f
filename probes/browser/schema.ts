import * as z from 'zod';
import { clientCertificate } from '../../src/kit/client-certificate.ts';
import { headerName, headerValue, httpUrl, secret } from '../../src/kit/settings.ts';
import { FleetSetting, fleetProblems } from './fleet-settings.ts';
import { Login, loginOrigins, loginProblems, type LoginSettings } from './login/settings.ts';
import { isLoopbackOrigin, originOf } from './origins.ts';

const pageName = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} _./-]{0,59}$/u, 'browser.page-name');
const waitFor = () => z.string().min(1).max(500).nullable().default(null);
const statusPattern = z.union([z.number().int().min(100).max(599), z.string().regex(/^[1-9]xx$/i, 'status')]);

/** Name of the page that `url` opens. */
export const mainPage = 'main';

export const Settings = z
  .strictObject({
    url: httpUrl().describe('first page'),
    waitFor: waitFor().describe('CSS selector of an element that must become visible on the first page'),
    pages: z
      .array(
        z.strictObject({
          name: pageName.describe('name of the page in the facts'),
          url: httpUrl().describe('address of the page'),
          waitFor: waitFor().describe('CSS selector of an element that must become visible'),
        }),
      )
      .max(50)
      .default([])
      .describe('further pages, each opened as on a first visit'),
    browser: z
      .enum(['auto', 'chromium', 'chrome', 'edge', 'firefox'])
      .default('auto')
      .describe('which installed browser; auto: the first that is found'),
    executablePath: z
      .string()
      .min(1)
      .nullable()
      .default(null)
      .describe('path of the browser program, where it is not found by itself'),
    allowOrigins: z
      .array(httpUrl())
      .max(100)
      .default([])
      .describe('origins a page may ask besides those of its own address; all others are blocked'),
    headers: z.record(headerName(), headerValue()).default({}).describe('headers sent, to the origin of url only'),
    basic: z
      .strictObject({ user: z.string().min(1), password: secret() })
      .nullable()
      .default(null)
      .describe('user and password for HTTP basic login at the origin of url'),
    login: Login.nullable()
      .default(null)
      .describe('how the pages are opened as somebody who is logged in: a stored session, or a form'),
    okStatus: z
      .array(statusPattern)
      .min(1)
      .default(['2xx', '3xx'])
      .describe('statuses of a page that count as an answer: numbers, or 2xx'),
    ca: z
      .string()
      .min(1)
      .nullable()
      .default(null)
      .describe('certificate authorities trusted besides: PEM text, or a file; Chrome, Edge and Chromium only'),
    clientCertificate: clientCertificate()
      .nullable()
      .default(null)
      .describe('certificate shown where the server at the origin of url asks for one (mTLS); not in Firefox'),
    clientCertificateOrigins: z
      .array(httpUrl())
      .max(100)
      .default([])
      .describe('origins besides that of url that it is shown to; each one that is declared'),
    ignoreCertificateErrors: z
      .boolean()
      .default(false)
      .describe('open pages although their certificate is refused; nothing secret can be sent then'),
    viewport: z
      .strictObject({ width: z.number().int().min(200).max(4000), height: z.number().int().min(200).max(4000) })
      .default({ width: 1280, height: 800 })
      .describe('size of the page area, CSS pixels'),
    locale: z
      .string()
      .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'browser.locale')
      .nullable()
      .default(null)
      .describe('language the browser asks for, such as zh-CN; null: its own'),
    loadWithin: z
      .number()
      .int()
      .min(100)
      .max(600_000)
      .default(20_000)
      .meta({ tuning: true })
      .describe('milliseconds until a page is loaded and waitFor is visible'),
    settleWithin: z
      .number()
      .int()
      .min(0)
      .max(60_000)
      .default(3000)
      .meta({ tuning: true })
      .describe('milliseconds at most that a loaded page may take to become quiet'),
    requestLimit: z
      .number()
      .int()
      .min(1)
      .max(100_000)
      .default(1000)
      .describe('requests that one page may make; further ones are blocked'),
    bodyLimit: z
      .number()
      .int()
      .min(1)
      .default(200 * 1024 * 1024)
      .describe('bytes that one page may load'),
    scan: z
      .boolean()
      .default(false)
      .describe('read every script and style sheet that the pages load, and tell which browsers can read the scripts'),
    fleet: FleetSetting.default([]).describe(
      'browsers it must run in: Chrome >= 90, 360se 13, queries as last 2 versions or > 1%; scan goes with it',
    ),
    emulate: z
      .boolean()
      .default(true)
      .describe(
        'open the pages also as the older Chromiums of the fleet would, in this browser without what they lack',
      ),
    findMinimum: z
      .boolean()
      .default(false)
      .describe('search for the lowest Chromium in which the pages work, by opening them as older ones would'),
    emulateWithin: z
      .number()
      .int()
      .min(1000)
      .max(3_600_000)
      .default(60_000)
      .meta({ tuning: true })
      .describe('milliseconds after which no further engine is tried'),
  })
  .superRefine((settings, context) => {
    const names = [mainPage, ...settings.pages.map(({ name }) => name)];
    for (const [index, name] of names.entries()) {
      if (names.indexOf(name) !== index)
        context.addIssue({ code: 'custom', path: ['pages', index - 1, 'name'], message: 'browser.same-name' });
    }
    for (const { at, message } of fleetProblems(settings.fleet))
      context.addIssue({ code: 'custom', path: ['fleet', ...at], message });
    // the browser repeats added headers wherever it is redirected to
    if (Object.keys(settings.headers).length > 0 && ownOrigins(settings).length > 1)
      context.addIssue({ code: 'custom', path: ['headers'], message: 'browser.headers-leak' });
    const hasSecrets =
      settings.basic !== null ||
      settings.login !== null ||
      settings.clientCertificate !== null ||
      Object.keys(settings.headers).length > 0;
    if (settings.ignoreCertificateErrors && hasSecrets)
      context.addIssue({ code: 'custom', path: ['ignoreCertificateErrors'], message: 'browser.unsafe-login' });
    if (settings.ca !== null && settings.browser === 'firefox')
      context.addIssue({ code: 'custom', path: ['ca'], message: 'browser.ca-firefox' });
    if (settings.ca !== null && settings.ignoreCertificateErrors)
      context.addIssue({ code: 'custom', path: ['ignoreCertificateErrors'], message: 'browser.ca-ignored' });
    for (const { at, message } of certificateProblems(settings))
      context.addIssue({ code: 'custom', path: at, message });
    for (const { at, message } of settings.login === null ? [] : loginProblems(settings.login))
      context.addIssue({ code: 'custom', path: ['login', ...at], message });
    if (settings.login !== null && mixesPlain(settings))
      context.addIssue({ code: 'custom', path: ['login'], message: 'browser.login-plain' });
  });
export type Settings = z.infer<typeof Settings>;

/** Whether the scripts of the pages are read. */
export function scansScripts({ scan, fleet, findMinimum }: Pick<Settings, 'scan' | 'fleet' | 'findMinimum'>): boolean {
  return scan || fleet.length > 0 || findMinimum;
}

/** Whether the pages are opened as older engines too. */
export function emulates({
  emulate,
  fleet,
  findMinimum,
}: Pick<Settings, 'emulate' | 'fleet' | 'findMinimum'>): boolean {
  return findMinimum || (emulate && fleet.length > 0);
}

interface Addresses {
  readonly url: string;
  readonly pages: readonly { readonly url: string }[];
  readonly allowOrigins: readonly string[];
  readonly login?: LoginSettings | null;
}

type Certified = Addresses &
  Pick<z.infer<typeof Settings>, 'browser' | 'clientCertificate' | 'clientCertificateOrigins'>;

function certificateProblems(settings: Certified): { at: (string | number)[]; message: string }[] {
  const { browser, clientCertificate: shown, clientCertificateOrigins: more } = settings;
  const named = more.map(originOf);
  const firefox = shown !== null && browser === 'firefox';
  const plain = shown !== null && originOf(settings.url).startsWith('http:');
  const unknown = named.findIndex((origin) => !origin.startsWith('https:') || !ownOrigins(settings).includes(origin));
  return [
    ...(firefox ? [{ at: ['clientCertificate'], message: 'browser.certificate-firefox' }] : []),
    ...(plain ? [{ at: ['clientCertificate'], message: 'browser.certificate-plain' }] : []),
    ...(shown === null && more.length > 0
      ? [{ at: ['clientCertificateOrigins'], message: 'browser.certificate-none' }]
      : []),
    ...(unknown === -1 ? [] : [{ at: ['clientCertificateOrigins', unknown], message: 'browser.certificate-origin' }]),
  ];
}

/** The origins that the client certificate is shown to; none: there is no such certificate. */
export function certifiedOrigins(
  settings: Pick<Settings, 'url' | 'clientCertificate' | 'clientCertificateOrigins'>,
): readonly string[] {
  if (settings.clientCertificate === null) return [];
  return [...new Set([settings.url, ...settings.clientCertificateOrigins].map(originOf))];
}

/** Whether an encrypted login could be led on, password and all, to a place without encryption. */
function mixesPlain(settings: Addresses): boolean {
  const plain = ownOrigins(settings).filter((origin) => origin.startsWith('http:') && !isLoopbackOrigin(origin));
  const own = [...loginOrigins(settings), originOf(settings.url)];
  return plain.length > 0 && own.some((origin) => origin.startsWith('https:'));
}

/** Every origin that may be asked: those of the pages, those that are allowed besides, those of the login. Each once. */
export function ownOrigins(settings: Addresses): readonly string[] {
  const urls = [settings.url, ...settings.pages.map(({ url }) => url), ...settings.allowOrigins];
  return [...new Set([...urls.map(originOf), ...loginOrigins(settings)])];
}
