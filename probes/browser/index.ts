import { defineProbe } from '../../src/kit/define-probe.ts';
import { hostOf, portOf } from '../../src/kit/ladder/show-url.ts';
import { Facts } from './facts.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { Settings } from './schema.ts';
import { touches } from './touches.ts';
import { suggestions } from './suggestions.ts';

export const browser = defineProbe({
  kind: 'browser',
  lifecycle: 'stable',
  capability: 'browser',
  settings: Settings,
  facts: Facts,
  headline: 'browser.version',
  suggestions,
  touches,
  login: (settings) => {
    const url = new URL(settings.url);
    return settings.basic === null ? null : { host: hostOf(url), port: portOf(url), account: settings.basic.user };
  },
  observe: async (task) => (await import('./observe.ts')).observe(task),
  texts: { en, 'zh-CN': zhCN },
});
