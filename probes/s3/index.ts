import { defineProbe } from '../../src/kit/define-probe.ts';
import { httpJsonTouches } from '../../src/kit/http-json/touches.ts';
import { hostOf, portOf } from '../../src/kit/ladder/show-url.ts';
import { deriveService } from '../../src/kit/service/derive-service.ts';
import { addressed } from './addressed.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { requests } from './requests.ts';
import { Derived, Facts, Settings } from './schema.ts';

export const s3 = defineProbe({
  kind: 's3',
  lifecycle: 'experimental',
  factsVersion: 1,
  capability: 'network',
  isolated: false,
  settings: Settings,
  facts: Facts,
  derived: Derived,
  headline: null,
  touches: (settings) => httpJsonTouches(addressed(settings), Object.values(requests), settings.accessKey ?? null),
  login: (settings) => {
    const url = new URL(addressed(settings).url);
    const account = settings.accessKey;
    return account === undefined ? null : { host: hostOf(url), port: portOf(url), account };
  },
  observe: async (task) => (await import('./observe.ts')).observe(task),
  derive: deriveService,
  compare: null,
  texts: { en, 'zh-CN': zhCN },
});
