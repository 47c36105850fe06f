import { defineProbe } from '../../src/kit/define-probe.ts';
import { deriveService } from '../../src/kit/service/derive-service.ts';
import { serviceTouches } from '../../src/kit/service/touches.ts';
import { accountOf } from './account.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { requests } from './requests.ts';
import { Derived, Facts, Settings } from './schema.ts';

export const redis = defineProbe({
  kind: 'redis',
  lifecycle: 'stable',
  factsVersion: 1,
  capability: 'network',
  isolated: false,
  settings: Settings,
  facts: Facts,
  derived: Derived,
  headline: 'version',
  touches: (settings) =>
    serviceTouches(settings, {
      requests,
      account: settings.password === undefined ? null : accountOf(settings),
    }),
  login: (settings) =>
    settings.password === undefined ? null : { host: settings.host, port: settings.port, account: accountOf(settings) },
  observe: async (task) => (await import('./observe.ts')).observe(task),
  derive: deriveService,
  compare: null,
  texts: { en, 'zh-CN': zhCN },
});
