import { trustTouches } from '../../src/kit/client-certificate.ts';
import { defineProbe } from '../../src/kit/define-probe.ts';
import { placeOfUrl } from '../../src/kit/ladder/show-url.ts';
import type { DeclaredTouch } from '../../src/model/plan.ts';
import { en } from './messages.en.ts';
import { suggestions } from './suggestions.ts';
import { zhCN } from './messages.zh-CN.ts';
import { Facts, Settings } from './schema.ts';

export const release = defineProbe({
  kind: 'release',
  lifecycle: 'stable',
  capability: 'network',
  settings: Settings,
  facts: Facts,
  headline: 'version',
  touches,
  suggestions,
  observe: async (task) => (await import('./observe.ts')).observe(task),
  texts: { en, 'zh-CN': zhCN },
});

/** One request; a handshake that fails is looked at a second time, to name its cause. */
function touches(settings: Settings): readonly DeclaredTouch[] {
  const url = new URL(settings.url);
  url.hash = '';
  return [
    {
      touch: { kind: 'connect', transport: 'tcp', ...placeOfUrl(url) },
      count: url.protocol === 'https:' ? 2 : 1,
    },
    { touch: { kind: 'url', method: 'GET', url: url.href }, count: 1 },
    ...trustTouches({ ca: settings.ca }, 1),
  ];
}
