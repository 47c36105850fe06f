import { defineProbe } from '../../src/kit/define-probe.ts';
import { placeOfUrl } from '../../src/kit/ladder/show-url.ts';
import { derive } from './derive.ts';
import { DerivedFacts } from './derived-facts.ts';
import { Facts } from './facts.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { formLogin } from './login/settings.ts';
import { shifts } from './raised-minimum.ts';
import { Settings } from './schema.ts';
import { touches } from './touches.ts';
import { suggestions } from './suggestions.ts';

export const browser = defineProbe({
  kind: 'browser',
  lifecycle: 'stable',
  capability: 'browser',
  settings: Settings,
  facts: Facts,
  derived: DerivedFacts,
  headline: 'browser.version',
  suggestions,
  touches,
  login: (settings) => {
    const { basic, url } = settings;
    const logins = [
      basic === null ? null : { ...placeOfUrl(new URL(url)), account: basic.user },
      formLogin(settings),
    ].filter((each) => each !== null);
    return logins.length > 1 ? logins : (logins[0] ?? null);
  },
  observe: async (task) => (await import('./observe.ts')).observe(task),
  derive,
  shifts,
  texts: { en, 'zh-CN': zhCN },
});
