import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { getAllVersions } from 'baseline-browser-mapping';
import { browserQueries } from '../../src/kit/fleet/browser-queries.ts';

/** Browsers of telephones whose engine its makers or measurements tell, and what rows of reference data call them. */
const named: Readonly<Record<string, string>> = {
  samsunginternet_android: 'samsung',
  opera_android: 'opera-mobile',
  uc_android: 'uc-android',
  qq_android: 'qq-android',
  kai_os: 'kaios',
};
const engines: Readonly<Record<string, string>> = { Blink: 'chromium', Gecko: 'firefox' };

/**
 * Text of src/reference/browser-mobile.json: of browsers of telephones, the engine of each version, from
 * baseline-browser-mapping (Apache-2.0); and the releases and the day of the data that queries are answered with.
 */
export function browserMobile(): string {
  const asked = { suppressWarnings: true, includeDownstreamBrowsers: true, includeKaiOS: true };
  const all = getAllVersions({ ...asked, outputFormat: 'array' });
  if (!Array.isArray(all)) throw new Error('baseline-browser-mapping gave no list.');
  const rows = all.flatMap((each) => {
    const [browser, engine] = [named[each.browser], engines[each.engine ?? '']];
    const isKnown = browser !== undefined && engine !== undefined && Number(each.engine_version) > 0;
    return isKnown ? [[browser, each.version, engine, each.engine_version].join(' ')] : [];
  });
  const value = {
    date: browserQueries().day,
    queries: ['caniuse-lite', 'browserslist'].map(released).join(', '),
    engines: released('baseline-browser-mapping'),
    rows: rows.sort((one, other) => one.localeCompare(other, 'en', { numeric: true })),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A package with its release. */
function released(name: string): string {
  const path = fileURLToPath(new URL(`../../node_modules/${name}/package.json`, import.meta.url));
  const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string }; // what npm wants of every package
  return `${name} ${version}`;
}
