import { defineProbe } from '../../src/kit/define-probe.ts';
import { routeTouches } from '../../src/kit/ladder/proxy/touches.ts';
import { serviceTouches } from '../../src/kit/service/touches.ts';
import { derive } from './derive.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { placeOf } from './place.ts';
import { requests } from './requests.ts';
import { Derived, Facts, Settings } from './schema.ts';
import { suggestions } from './suggestions.ts';

export const kafka = defineProbe({
  kind: 'kafka',
  lifecycle: 'experimental',
  capability: 'network',
  settings: Settings,
  facts: Facts,
  derived: Derived,
  headline: 'versionAtLeast',
  touches: (settings) => [
    ...serviceTouches(settings, { requests: requests(settings), account: settings.user ?? null }),
    ...[...new Set(settings.alsoReach)].flatMap((written) => routeTouches(settings, placeOf(written), 1)),
  ],
  login: ({ host, port, user }) => (user === undefined ? null : { host, port, account: user }),
  suggestions,
  observe: async (task) => (await import('./observe.ts')).observe(task),
  derive,
  texts: { en, 'zh-CN': zhCN },
});
