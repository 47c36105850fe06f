import { defineProbe } from '../../src/kit/define-probe.ts';
import { deriveService } from '../../src/kit/service/derive-service.ts';
import { serviceTouches } from '../../src/kit/service/touches.ts';
import { hostPort, type DeclaredTouch } from '../../src/model/plan.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { Derived, Facts, Settings } from './schema.ts';
import { suggestions } from './suggestions.ts';
import { words } from './words.ts';

export const zookeeper = defineProbe({
  kind: 'zookeeper',
  lifecycle: 'stable',
  capability: 'network',
  settings: Settings,
  facts: Facts,
  derived: Derived,
  headline: 'version',
  touches,
  suggestions,
  observe: async (task) => (await import('./observe.ts')).observe(task),
  derive: deriveService,
  texts: { en, 'zh-CN': zhCN },
});

/** Each word has a connection of its own. */
function touches(settings: Settings): readonly DeclaredTouch[] {
  const once = serviceTouches(settings, { requests: [], account: null });
  const at = hostPort(settings.host, settings.port);
  return [
    ...once.map((each) => ({ ...each, count: each.count * words.length })),
    ...words.map((text) => ({ touch: { kind: 'request', at, text } as const, count: 1 })),
  ];
}
