import type { Derived } from '../../src/model/derive.ts';
import { isJsonObject, type Json, type JsonObject } from '../../src/model/json.ts';
import { dotnetVersion } from './windows/dotnet-version.ts';
import { noted } from '../../src/kit/machine/missed.ts';
import type { Gap } from '../../src/model/observation.ts';

/** The name of the system in one text, and how much of the memory is available. */
export function derive(facts: JsonObject): Derived {
  const name = systemName(facts['os']);
  const percent = availablePercent(facts['memory']);
  const dotnet = dotnetOf(facts['windows']);
  const gaps: Gap[] = [];
  if (name === null) gaps.push(notKnown('os.name', 'host.gap.no-distribution'));
  if (percent === null) gaps.push(notKnown('memory.availablePercent', 'host.gap.no-memory'));
  if (dotnet === null && isJsonObject(facts['windows']))
    gaps.push(notKnown('windows.dotnetVersion', 'host.gap.no-dotnet'));
  return {
    facts: {
      ...(dotnet === null ? {} : { windows: { dotnetVersion: dotnet } }),
      ...(name === null ? {} : { os: { name } }),
      ...(percent === null ? {} : { memory: { availablePercent: percent } }),
    },
    gaps,
  };
}

function notKnown(path: string, note: string): Gap {
  return { path, ...noted('not-reached', note) };
}

function dotnetOf(windows: Json | undefined): string | null {
  const release = isJsonObject(windows) ? windows['dotnetRelease'] : null;
  return typeof release === 'number' ? dotnetVersion(release) : null;
}

/** `Debian GNU/Linux 12`; a rolling distribution has no release and goes by its name. */
function systemName(os: Json | undefined): string | null {
  if (!isJsonObject(os)) return null;
  const { distribution, release } = os;
  if (typeof distribution !== 'string') return null;
  return typeof release === 'string' ? `${distribution} ${release}` : distribution;
}

/** Two decimals. */
function availablePercent(memory: Json | undefined): number | null {
  if (!isJsonObject(memory)) return null;
  const { total, available } = memory;
  if (typeof total !== 'number' || typeof available !== 'number' || total <= 0) return null;
  return Math.round((available / total) * 10_000) / 100;
}
