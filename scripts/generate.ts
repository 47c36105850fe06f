import { loadProbes } from '../probes/registry.ts';
import { resultSchema } from '../reports/json/result-schema.ts';
import { toolbox } from '../src/assess/toolbox.ts';
import { knownProbes } from '../src/cli/known-probes.ts';
import { profileSchema } from '../src/profile/schema/profile-schema.ts';
import { browserFeatures } from './reference/browser-features.ts';
import { browserInterfaces } from './reference/browser-interfaces.ts';
import { browserMobile } from './reference/browser-mobile.ts';
import { browserStyles } from './reference/browser-styles.ts';
import { causesPage } from './reference/causes-page.ts';
import { probesPage } from './reference/probes-page.ts';

const everyProbe = await loadProbes();

/** A file that is written from the sources, its path relative to the project’s folder. */
interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** Every generated file. The same sources always give the same texts. */
export async function generate(): Promise<readonly GeneratedFile[]> {
  const tools = toolbox(everyProbe);
  const probes = [...tools.probes.values()];
  const schema = profileSchema(knownProbes(probes, 'en'));
  return Promise.resolve([
    { path: 'profiles/profile.schema.json', text: json(schema) },
    { path: 'docs/reference/result.schema.json', text: json(resultSchema()) },
    { path: 'docs/reference/probes.md', text: probesPage(probes, tools.catalogue, 'en') },
    { path: 'docs/reference/probes.zh-CN.md', text: probesPage(probes, tools.catalogue, 'zh-CN') },
    { path: 'docs/reference/causes.md', text: causesPage('en') },
    { path: 'docs/reference/causes.zh-CN.md', text: causesPage('zh-CN') },
    { path: 'src/reference/browser-features.json', text: browserFeatures() },
    { path: 'src/reference/browser-interfaces.json', text: browserInterfaces() },
    { path: 'src/reference/browser-styles.json', text: browserStyles() },
    { path: 'src/reference/browser-mobile.json', text: browserMobile() },
  ]);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
