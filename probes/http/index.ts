import { defineProbe } from '../../src/kit/define-probe.ts';
import { hostOf, portOf } from '../../src/kit/ladder/show-url.ts';
import { deriveService } from '../../src/kit/service/derive-service.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { Derived, Facts, Settings } from './schema.ts';
import { suggestions } from './suggestions.ts';
import { touches } from './touches.ts';

export const http = defineProbe({
  kind: 'http',
  lifecycle: 'stable',
  factsVersion: 1,
  capability: 'network',
  isolated: false,
  settings: Settings,
  facts: Facts,
  derived: Derived,
  headline: null,
  touches,
  login: (settings) => {
    const url = new URL(settings.url);
    return settings.basic === null ? null : { host: hostOf(url), port: portOf(url), account: settings.basic.user };
  },
  suggestions,
  observe: async (task) => (await import('./observe.ts')).observe(task),
  derive: deriveService,
  compare: null,
  texts: { en, 'zh-CN': zhCN },
});
