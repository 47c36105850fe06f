import type { LanguageFeature, ReferenceData } from '../model/reference.ts';
import type { Language } from '../model/words.ts';
import type { Application } from './application.ts';
import { chooseSigns } from './choose-signs.ts';
import { digestOf } from './digest-of.ts';
import { interfaceTest } from './interface-test.ts';
import type { PageSpec, PageTest, Service } from './page-spec.ts';
import { patternTests, syntaxTest } from './syntax-tests.ts';

/** What a page is made from, besides what the application uses. */
export interface PageWishes {
  /** Name of the application. */
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  readonly services: readonly Service[];
  /** See PageSpec. */
  readonly tls: string | null;
  readonly post: string | null;
  readonly language: Language | null;
}

/** More would make a code that nobody can read out. */
export const mostInterfaces = 300;

/** Puts together what a page asks. Features that every engine of the data has are not asked for. */
export function makeSpec(application: Application, browsers: ReferenceData['browsers'], wishes: PageWishes): PageSpec {
  const { features, interfaces, whole, legacy, acted } = application;
  const known = features.filter((key) => browsers.features[key] !== undefined && syntaxTest(key) !== undefined);
  const tests = [
    ...known.flatMap((key) => syntaxTestsOf(key, browsers.features[key])),
    ...interfaces.flatMap((key) => interfaceTestOf(key, browsers.interfaces)).slice(0, mostInterfaces),
  ];
  const spec = {
    format: 'plumbline-selftest-page' as const,
    version: 1 as const,
    application: wishes.name,
    madeAt: wishes.madeAt,
    tests,
    untestable: features.filter((key) => !known.includes(key)),
    whole,
    legacy,
    acted: acted === null ? null : acted.map((step) => ({ ...step })),
    signs: [...chooseSigns(browsers)],
    services: [...wishes.services],
    tls: wishes.tls,
    post: wishes.post,
    language: wishes.language,
  };
  return { ...spec, digest: digestOf(spec) };
}

function syntaxTestsOf(key: string, known: LanguageFeature | undefined): readonly PageTest[] {
  const question = syntaxTest(key);
  if (known === undefined || question === undefined) return [];
  const { name, title, since, costs } = known;
  const chinese = typeof title === 'object' ? title['zh-CN'] : undefined;
  const named = { key, name, title: chinese ?? null, since: since.chromium };
  const pattern = patternTests[key];
  return [
    { ...named, ...question, costs: costs === 'use' ? 'use' : 'script' },
    ...(pattern === undefined ? [] : [{ ...named, ...pattern, costs: 'use' as const }]),
  ];
}

function interfaceTestOf(key: string, interfaces: ReferenceData['browsers']['interfaces']): readonly PageTest[] {
  const since = Object.hasOwn(interfaces, key) ? interfaces[key] : undefined;
  const question = since === undefined ? null : interfaceTest(key, interfaces);
  if (since === undefined || question === null) return [];
  return [{ key, ...question, costs: 'use', name: key, title: null, since: since.chromium }];
}
