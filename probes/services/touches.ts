import { linuxIdentityFiles } from '../../src/kit/machine/identity.ts';
import type { DeclaredTouch, Touch } from '../../src/model/plan.ts';
import { listServices } from './ask-windows.ts';
import { initFolder, levelFolders, statusArgv } from './linux/ask-init-scripts.ts';
import { initSigns } from './linux/init-kind.ts';
import { listUnitFiles, showUnits } from './linux/systemctl.ts';
import { systems, type Settings, type System } from './schema.ts';

/** Everything one look may touch: on the system that the settings name, else on either. */
export function touches({ platform, names }: Settings): readonly DeclaredTouch[] {
  const chosen: readonly System[] = platform === undefined ? systems : [platform];
  return chosen.flatMap((system) => (system === 'linux' ? linux(names) : [listServices].map(command)));
}

function linux(names: readonly string[]): readonly DeclaredTouch[] {
  const paths = [...linuxIdentityFiles, initSigns.systemd, initSigns.first, initFolder, ...levelFolders];
  const files = paths.map((path): DeclaredTouch => ({ touch: { kind: 'file', path }, count: 1 }));
  const systemd = names.length === 0 ? [showUnits(names), listUnitFiles] : [showUnits(names)];
  return [...files, ...[...systemd, ...names.map(statusArgv)].map(command)];
}

function command(argv: readonly string[]): DeclaredTouch {
  const touch: Touch = { kind: 'command', argv };
  return { touch, count: 1 };
}
