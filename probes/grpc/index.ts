import { defineProbe } from '../../src/kit/define-probe.ts';
import { deriveService } from '../../src/kit/service/derive-service.ts';
import { serviceTouches } from '../../src/kit/service/touches.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { check } from './requests.ts';
import { Derived, Facts, Settings } from './schema.ts';

export const grpc = defineProbe({
  kind: 'grpc',
  lifecycle: 'stable',
  factsVersion: 1,
  capability: 'network',
  isolated: false,
  settings: Settings,
  facts: Facts,
  derived: Derived,
  headline: null,
  touches: (settings) => serviceTouches(settings, { requests: [check(settings)], account: null }),
  login: () => null,
  observe: async (task) => (await import('./observe.ts')).observe(task),
  derive: deriveService,
  compare: null,
  texts: { en, 'zh-CN': zhCN },
});
