import { platforms } from '../../src/kit/machine/platform.ts';
import { nameTouch, type DeclaredTouch } from '../../src/model/plan.ts';
import { pingArgv } from './ping-argv.ts';
import type { Settings } from './schema.ts';

/** Everything one look may touch: on the system that the settings name, else on any of them. */
export function touches(settings: Settings): readonly DeclaredTouch[] {
  const { platform, host } = settings;
  const chosen = platform === undefined ? platforms : [platform];
  const argvs = new Map(chosen.map((each) => [JSON.stringify(pingArgv(each, settings)), pingArgv(each, settings)]));
  return [
    ...(isName(host) ? [{ touch: nameTouch(host), count: 1 }] : []),
    ...[...argvs.values()].map((argv): DeclaredTouch => ({ touch: { kind: 'command', argv }, count: 1 })),
  ];
}

/** Whether a host is to be looked up; an address is not. */
export function isName(host: string): boolean {
  return !host.includes(':') && !/^[\d.]+$/.test(host);
}
