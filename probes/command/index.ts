import { defineProbe } from '../../src/kit/define-probe.ts';
import type { DeclaredTouch } from '../../src/model/plan.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { Facts, Settings } from './schema.ts';

export const command = defineProbe({
  kind: 'command',
  lifecycle: 'stable',
  capability: 'local',
  settings: Settings,
  facts: Facts,
  touches,
  implied: { exitCode: 0 },
  observe: async (task) => (await import('./observe.ts')).observe(task),
  texts: { en, 'zh-CN': zhCN },
});

function touches({ argv, cwd, sideEffect }: Settings): readonly DeclaredTouch[] {
  const program: DeclaredTouch = {
    touch: { kind: 'command', argv },
    count: 1,
    chosen: true,
    ...(sideEffect ? { sideEffect } : {}),
  };
  return cwd === null ? [program] : [program, { touch: { kind: 'file', path: cwd }, count: 1 }];
}
