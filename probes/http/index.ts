import { defineProbe } from '../../src/kit/define-probe.ts';
import { deriveService } from '../../src/kit/service/derive-service.ts';
import { logins } from './auth/logins.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import type { observe } from './observe.ts';
import { Derived, Facts, Settings } from './schema.ts';
import { suggestions } from './suggestions.ts';
import { touches } from './touches.ts';

/** Asked for once: the loader takes its time for each of thousands of tasks. */
let looking: Promise<{ readonly observe: typeof observe }> | null = null;

export const http = defineProbe({
  kind: 'http',
  lifecycle: 'stable',
  capability: 'network',
  settings: Settings,
  facts: Facts,
  derived: Derived,
  touches,
  login: logins,
  suggestions,
  observe: async (task) => (await (looking ??= import('./observe.ts'))).observe(task),
  derive: deriveService,
  texts: { en, 'zh-CN': zhCN },
});
