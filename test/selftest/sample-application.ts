import { createContext, runInContext } from 'node:vm';
import { derive } from '../../probes/browser/derive.ts';
import { scanScript } from '../../src/kit/script/scan-script.ts';
import { referenceData } from '../../src/reference/reference-data.ts';
import { applicationOf } from '../../src/selftest/application.ts';
import { rareCharacters } from '../../src/selftest/code/code-layout.ts';
import { codec } from '../../src/selftest/make-page.ts';
import { makeSpec, type PageWishes } from '../../src/selftest/make-spec.ts';
import { codeScript } from '../../src/selftest/page/code-script.ts';
import type { PageSpec } from '../../src/selftest/page-spec.ts';
import type { JsonObject } from '../../src/model/json.ts';

/** Facts of the browser probe of an application with these scripts; modules by their names `*.mjs`. */
export function factsOf(scripts: Readonly<Record<string, string>>, more: JsonObject = {}): JsonObject {
  const page = {
    ...{ name: 'main', error: null, foreignRequests: [], foreignRequestCount: 0 },
    ...{ failedRequests: [], failedRequestCount: 0 },
  };
  const seen = Object.entries(scripts).map(([name, text]) => {
    const module = name.endsWith('.mjs');
    const { uses } = scanScript(text, module ? 'module' : 'script');
    const facts = { name, url: '', from: 'external', module, bytes: text.length, sha256: '', pages: ['main'] };
    return { ...facts, parsed: true, uses: uses.map((use) => ({ ...use })), interfaces: [], error: null };
  });
  return { pages: [page], scripts: seen, unreadScripts: [], legacyScripts: 0, ...more };
}

const derived = (facts: JsonObject) => derive(facts, { now: 0, timeZone: 'UTC', reference: referenceData });

/** What the browser probe says of browsers. */
export function judged(facts: JsonObject): JsonObject {
  return derived(facts).facts;
}

/** What a page made of these facts asks. */
export function specOf(facts: JsonObject, wishes: Partial<PageWishes> = {}): PageSpec {
  const application = applicationOf(facts, derived(facts));
  if (application === null) throw new Error('no scripts were seen');
  const usual = { name: 'Orders', madeAt: '2026-11-23T08:00:00.000Z', services: [], tls: null, post: null };
  return makeSpec(application, referenceData.browsers, { ...usual, language: null, ...wishes });
}

/** What a page knows when it writes a code; answers are 0 unknown, 1 yes, 2 no. */
export function resultFor(spec: PageSpec, change: JsonObject = {}): JsonObject {
  const time = Math.floor((Date.parse(spec.madeAt) - codec.timeOrigin) / 60_000) + 10;
  return {
    ...{ format: 1, digest: spec.digest, engine: 1, low: 1090, span: 0, mode: 0, product: 19, major: 109, minor: 0 },
    ...{ served: 1, secure: 1, cookies: 0, storage: 1, popups: 0, tls: 0, fonts: rareCharacters.map(() => 1) },
    ...{ skew: null, zone: 80, screen: [1920, 1080], scale: 20, depth: 3, time, services: spec.services.map(() => 1) },
    ...{ tests: spec.tests.map(() => 1), workstation: 'ZY-014', department: '内科', browser: '', ...change },
  };
}

/** The code that the script of a page writes. */
export function encode(result: JsonObject): string {
  const sandbox = createContext({ codec, result, UNKNOWN: 0, YES: 1, NO: 2 });
  return String(runInContext(`${codeScript}\nencode(result);`, sandbox));
}
