import type { Environment } from '../../src/model/profile.ts';
import { spoken } from '../voice.ts';
import type { AccessVoice } from './access-texts.ts';

/** Where a connection comes from: the machine with what the site file knows of it, the zone, or wherever the run stands. */
export function sourceName(vantage: string | null, environment: Environment | undefined, voice: AccessVoice): string {
  if (vantage === null) return voice.own('access.any-machine');
  const machine = environment?.machines.find(({ key }) => key === vantage);
  if (machine === undefined) return voice.own('access.zone', { name: vantage });
  const zone = machine.zone === null ? null : voice.own('access.zone', { name: machine.zone });
  const host = machine.hostname === null ? null : voice.raw(machine.hostname);
  const address = machine.address === null ? null : voice.raw(machine.address);
  const about = [host, address, zone].filter((word) => word !== null).join(voice.word('report.list-comma'));
  return about === '' ? voice.raw(vantage) : voice.own('access.machine', { name: vantage, about: spoken(about) });
}
