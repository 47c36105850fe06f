import { defineProbe } from '../../src/kit/define-probe.ts';
import { serviceTouches } from '../../src/kit/service/touches.ts';
import { derive } from './derive.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { requests } from './requests.ts';
import { Derived, Facts, Settings } from './schema.ts';
import { suggestions } from './suggestions.ts';

export const ftp = defineProbe({
  kind: 'ftp',
  lifecycle: 'stable',
  capability: 'network',
  settings: Settings,
  facts: Facts,
  derived: Derived,
  headline: 'version',
  touches: (settings) => {
    const account = settings.anonymous ? 'anonymous' : (settings.user ?? null);
    return serviceTouches(settings, { requests: requests(settings), account });
  },
  login: ({ host, port, user }) => (user === undefined ? null : { host, port, account: user }),
  suggestions,
  observe: async (task) => (await import('./observe.ts')).observe(task),
  derive,
  texts: { en, 'zh-CN': zhCN },
});
