import { defineProbe } from '../../src/kit/define-probe.ts';
import { httpJsonLogin } from '../../src/kit/http-json/login.ts';
import { httpJsonTouches } from '../../src/kit/http-json/touches.ts';
import { deriveService } from '../../src/kit/service/derive-service.ts';
import { addressed } from './addressed.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { requests } from './requests.ts';
import { Derived, Facts, Settings } from './schema.ts';
import { suggestions } from './suggestions.ts';

export const s3 = defineProbe({
  kind: 's3',
  lifecycle: 'experimental',
  capability: 'network',
  settings: Settings,
  facts: Facts,
  derived: Derived,
  touches: (settings) => httpJsonTouches(addressed(settings), Object.values(requests), settings.accessKey ?? null),
  login: (settings) => httpJsonLogin(addressed(settings), settings.accessKey ?? null),
  implied: { bucketExists: true },
  impliedBeside: true,
  suggestions,
  observe: async (task) => (await import('./observe.ts')).observe(task),
  derive: deriveService,
  texts: { en, 'zh-CN': zhCN },
});
