import { defineProbe } from '../../src/kit/define-probe.ts';
import { serviceTouches } from '../../src/kit/service/touches.ts';
import { derive } from './derive.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { requests } from './requests.ts';
import { Derived, Facts, Settings } from './schema.ts';

export const dicom = defineProbe({
  kind: 'dicom',
  lifecycle: 'stable',
  factsVersion: 1,
  capability: 'network',
  isolated: false,
  settings: Settings,
  facts: Facts,
  derived: Derived,
  headline: 'version',
  touches: (settings) => serviceTouches(settings, { requests: requests(settings), account: null }),
  login: () => null,
  observe: async (task) => (await import('./observe.ts')).observe(task),
  derive,
  compare: null,
  texts: { en, 'zh-CN': zhCN },
});
