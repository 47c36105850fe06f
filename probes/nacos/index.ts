import { defineProbe } from '../../src/kit/define-probe.ts';
import { httpJsonTouches } from '../../src/kit/http-json/touches.ts';
import { deriveService } from '../../src/kit/service/derive-service.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { requests } from './requests.ts';
import { Derived, Facts, Settings } from './schema.ts';

export const nacos = defineProbe({
  kind: 'nacos',
  lifecycle: 'experimental',
  factsVersion: 1,
  capability: 'network',
  isolated: false,
  settings: Settings,
  facts: Facts,
  derived: Derived,
  headline: 'version',
  touches: (settings) => httpJsonTouches(settings, Object.values(requests), null),
  login: () => null,
  observe: async (task) => (await import('./observe.ts')).observe(task),
  derive: deriveService,
  compare: null,
  texts: { en, 'zh-CN': zhCN },
});
