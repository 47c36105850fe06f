import { engines, type LanguageFeature, type ReferenceData } from '../model/reference.ts';
import data from './browser-features.json' with { type: 'json' };
import mobile from './browser-mobile.json' with { type: 'json' };
import { featureSupplement, readsPatternsEarly } from './browser-feature-supplement.ts';
import { chineseTitles } from './browser-feature-titles.ts';
import { browserInterfaces } from './browser-interfaces.ts';
import { browserStyles } from './browser-styles.ts';
import { vendorBrowsers } from './browser-versions.ts';

/**
 * What is known of browsers: features of the language from MDN’s data (@mdn/browser-compat-data, CC0), as of the date
 * given, corrected by browser-feature-supplement.ts; Opera from the same data; browsers of telephones from
 * baseline-browser-mapping (Apache-2.0); others from browser-versions.ts. Queries are answered with caniuse-lite.
 */
export const browsers: ReferenceData['browsers'] = {
  date: data.date,
  source: `@mdn/browser-compat-data ${data.version}`,
  features: features(),
  interfaces: browserInterfaces,
  styles: browserStyles,
  versions: [...vendorBrowsers, ...operas(), ...mobiles()],
  queries: { date: mobile.date, source: `${mobile.queries} (caniuse.com, CC-BY-4.0)` },
};

function features(): ReferenceData['browsers']['features'] {
  const named = new Map(Object.entries(data.features).map(([key, line]) => [key, featureOf(key, line)]));
  for (const [key, { name, since }] of Object.entries(featureSupplement)) {
    const base = named.get(key) ?? featureOf(key, `- - - ${key}`);
    named.set(key, { ...base, name: name ?? base.name, since: { ...base.since, ...since } });
  }
  return Object.fromEntries([...named].map(([key, feature]) => [key, titled(key, feature)]));
}

function titled(key: string, feature: LanguageFeature): LanguageFeature {
  const chinese = chineseTitles[key];
  return chinese === undefined ? feature : { ...feature, title: { en: feature.name, 'zh-CN': chinese } };
}

/** A line of the file: first versions of Chromium, Firefox and Safari, and the name, with blanks between. */
function featureOf(key: string, line: string): LanguageFeature {
  const [chromium = '', firefox = '', safari = '', ...name] = line.split(' ');
  return {
    name: name.join(' '),
    since: { chromium: versionOf(chromium), firefox: versionOf(firefox), safari: versionOf(safari) },
    costs: key.startsWith('regular_expressions.') ? readsPatternsEarly : 'script',
  };
}

function versionOf(word: string): number | null {
  return word === '-' ? null : Number(word);
}

/** Lines of the file: browser, its version, engine and the version of that, with blanks between. */
function mobiles(): ReferenceData['browsers']['versions'] {
  return mobile.rows.flatMap((line) => {
    const [browser = '', version = '', named = '', engineVersion = ''] = line.split(' ');
    const engine = engines.find((each) => each === named);
    const known = { browser, version, engineVersion: Number(engineVersion), source: mobile.engines, date: mobile.date };
    return engine === undefined ? [] : [{ ...known, engine }];
  });
}

function operas(): ReferenceData['browsers']['versions'] {
  const { date, version: release } = data;
  return data.opera.map((line) => {
    const [version = '', chromium = ''] = line.split(' ');
    const source = `@mdn/browser-compat-data ${release}`;
    return { browser: 'opera', version, engine: 'chromium', engineVersion: Number(chromium), source, date };
  });
}
