import { defineProbe } from '../../src/kit/define-probe.ts';
import { deriveService } from '../../src/kit/service/derive-service.ts';
import { serviceTouches } from '../../src/kit/service/touches.ts';
import { hostPort } from '../../src/model/plan.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { requestText } from './request-text.ts';
import { Derived, Facts, Settings } from './schema.ts';
import { suggestions } from './suggestions.ts';

export const hl7 = defineProbe({
  kind: 'hl7',
  lifecycle: 'experimental',
  capability: 'network',
  settings: Settings,
  facts: Facts,
  derived: Derived,
  headline: 'acknowledgement.version',
  touches: (settings) => {
    const { host, port, message, sideEffect } = settings;
    const around = serviceTouches(settings, { requests: [], account: null });
    if (message === undefined) return around;
    const touch = { kind: 'request', at: hostPort(host, port), text: requestText(message) } as const;
    return [...around, { touch, count: 1, ...(sideEffect ? { sideEffect: true } : {}) }];
  },
  suggestions,
  observe: async (task) => (await import('./observe.ts')).observe(task),
  derive: deriveService,
  texts: { en, 'zh-CN': zhCN },
});
