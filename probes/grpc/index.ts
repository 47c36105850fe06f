import { defineServiceProbe } from '../../src/kit/service/define-service-probe.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { check } from './requests.ts';
import { Derived, Facts, Settings } from './schema.ts';
import { suggestions } from './suggestions.ts';

export const grpc = defineServiceProbe({
  kind: 'grpc',
  lifecycle: 'stable',
  settings: Settings,
  facts: Facts,
  derived: Derived,
  requests: (settings) => [check(settings)],
  // Where there is no health service, gRPC gets through all the same.
  implied: { health: { oneOf: ['SERVING', 'unimplemented'] } },
  impliedBeside: true,
  suggestions,
  observe: async (task) => (await import('./observe.ts')).observe(task),
  texts: { en, 'zh-CN': zhCN },
});
