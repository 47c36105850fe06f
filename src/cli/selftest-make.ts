import { resolve } from 'node:path';
import { applicationOf, together, type Application } from '../selftest/application.ts';
import { makePage } from '../selftest/make-page.ts';
import { makeSpec, mostInterfaces } from '../selftest/make-spec.ts';
import type { PageSpec, Service } from '../selftest/page-spec.ts';
import type { Observation } from '../model/observation.ts';
import { pickText } from '../model/say.ts';
import type { Text } from '../model/message.ts';
import { UsageError, type Context } from './context.ts';
import { exitCodes } from './exit-code.ts';
import type { Flags } from './flags.ts';
import { phrase } from './phrase.ts';
import { ourTools } from './prepare.ts';
import { readParts } from './read-parts.ts';
import { readSaved } from './read-saved.ts';
import { referenceFor } from './reference.ts';
import { mustBeWritable, writeWhole } from './write-whole.ts';

const kind = 'browser';
const mostServices = 50;

/** `plumbline selftest make`: a page that asks a browser for what one application needs. Nothing is contacted. */
export async function makeSelftest(context: Context, words: readonly string[], flags: Flags): Promise<number> {
  const { language } = context;
  const [path = ''] = words;
  const out = flags.out ?? 'selftest.html';
  const wishes = {
    services: servicesOf(context, flags),
    post: flags.post === undefined ? null : urlOf(context, '--post', flags.post, web),
    language: flags.lang ?? null,
  };
  const reference = referenceFor(context, flags);
  if (out !== '-') mustBeWritable(context, resolve(context.cwd, out));
  const saved = savedLooks(context, path);
  const looks = looksOf(context, path, flags, saved.observations);
  const probe = (await ourTools([kind])).probes.get(kind);
  const now = context.now();
  const application = together(
    looks.flatMap(({ facts }): readonly Application[] => {
      const derived = probe?.derive?.(facts, { now, timeZone: saved.timeZone, reference }) ?? { facts: {} };
      const seen = applicationOf(facts, derived);
      return seen === null ? [] : [seen];
    }),
  );
  const name = flags.name ?? pickText(saved.title ?? saved.name, language);
  const tls = tlsOf(context, flags, looks);
  const madeAt = new Date(now).toISOString();
  const spec = makeSpec(application, reference.browsers, { ...wishes, name, tls, madeAt });
  if (out === '-') context.out(makePage(spec));
  else writeWhole(context, resolve(context.cwd, out), makePage(spec));
  context.err(
    remarks(context, spec, application, out)
      .map((line) => `${line}\n`)
      .join(''),
  );
  return exitCodes.ready;
}

interface SavedLooks {
  readonly observations: readonly Observation[];
  readonly name: string;
  readonly title: Text | null;
  readonly timeZone: string;
}

/** The looks of a saved result, an archive or a journal. */
function savedLooks(context: Context, path: string): SavedLooks {
  if (!/\.(?:zip|ndjson)$/i.test(path)) {
    const { observations, profile } = readSaved(context, path);
    return { observations, name: profile.name, title: profile.title, timeZone: profile.timeZone };
  }
  const parts = readParts(context, [path]);
  const profile = parts[0]?.provenance.profile;
  return {
    observations: parts.flatMap(({ observations }) => observations),
    name: profile?.name ?? '',
    title: null,
    timeZone: profile?.timeZone ?? 'UTC',
  };
}

/** Those of one check in one environment that saw scripts. Throws UsageError where it is none or not clear which. */
function looksOf(
  { language }: Context,
  path: string,
  flags: Flags,
  observations: readonly Observation[],
): readonly Observation[] {
  const { check, env } = flags;
  const looks = observations.filter(
    ({ probe, task, facts }) =>
      probe === kind &&
      facts['scripts'] !== undefined &&
      (check === undefined || task.check === check) &&
      (env === undefined || env.includes(task.environment)),
  );
  if (looks.length === 0) {
    const of = check === undefined ? '' : phrase(language, 'selftest.of-check', { check });
    throw new UsageError(phrase(language, 'selftest.nothing-seen', { path, check: of }));
  }
  const checks = [...new Set(looks.map(({ task }) => task.check))];
  if (checks.length > 1) throw new UsageError(phrase(language, 'selftest.several', { path, known: checks.join(', ') }));
  const environments = [...new Set(looks.map(({ task }) => task.environment))];
  if (environments.length === 1) return looks;
  const known = environments.join(', ');
  throw new UsageError(phrase(language, 'selftest.several-environments', { path, known }));
}

const web = ['https:', 'http:'] as const;
const services = ['ws:', 'wss:', 'http:', 'https:'] as const;

function urlOf(context: Context, flag: string, written: string, schemes: readonly string[]): string {
  const url = URL.canParse(written) ? new URL(written) : null;
  if (url !== null && schemes.includes(url.protocol) && url.username === '' && url.password === '') return url.href;
  const known = schemes.map((scheme) => `${scheme}//`).join(', ');
  throw new UsageError(phrase(context.language, 'selftest.url-bad', { flag, schemes: known, written }));
}

function servicesOf(context: Context, { service = [] }: Flags): readonly Service[] {
  if (service.length > mostServices)
    throw new UsageError(phrase(context.language, 'selftest.service-most', { most: mostServices }));
  return service.map((written) => {
    const [, name = '', url = ''] = /^([^=＝]{1,60})[=＝](.+)$/u.exec(written) ?? [];
    if (name.trim() === '') throw new UsageError(phrase(context.language, 'selftest.service-form', { written }));
    return { name: name.trim(), url: urlOf(context, '--service', url.trim(), services) };
  });
}

/** The address that was named; otherwise that of the check, where it goes over TLS. */
function tlsOf(context: Context, { tls }: Flags, looks: readonly Observation[]): string | null {
  if (tls === '-') return null;
  if (tls !== undefined) return urlOf(context, '--tls', tls, web);
  const urls = looks.map(({ settings }) => settings['url']);
  const own = urls.find((url) => typeof url === 'string' && URL.canParse(url) && url.startsWith('https:'));
  return typeof own === 'string' ? `${new URL(own).origin}/` : null;
}

function remarks({ language }: Context, spec: PageSpec, application: Application, out: string): readonly string[] {
  const { tests, services: local, tls, post, whole } = spec;
  const reaches = [...(tls === null ? [] : [tls]), ...local.map(({ url }) => url)];
  const cut = tests.filter(({ key }) => application.interfaces.includes(key)).length;
  return [
    phrase(language, 'selftest.made', { path: out, tests: tests.length }),
    ...(tests.length === 0 && spec.acted?.some(({ works }) => works === false) !== true
      ? [phrase(language, 'selftest.made-none')]
      : []),
    ...(whole ? [] : [phrase(language, 'selftest.made-part')]),
    ...(cut >= mostInterfaces ? [phrase(language, 'selftest.made-cut', { kept: mostInterfaces })] : []),
    ...(reaches.length === 0 ? [] : [phrase(language, 'selftest.made-reaches', { what: reaches.join(', ') })]),
    ...(post === null ? [] : [phrase(language, 'selftest.made-posts', { url: post })]),
    phrase(language, 'selftest.keep', { path: out }),
  ];
}
