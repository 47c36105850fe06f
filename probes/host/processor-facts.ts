import type { CpuInfo } from 'node:os';
import type { Gap } from '../../src/model/observation.ts';
import { notSupported } from '../../src/kit/machine/missed.ts';
import type { Facts } from './schema.ts';

/** Model and number of the processors Node lists; it lists none where /proc is closed, and `unknown` on some ARM. */
export function processorFacts(list: readonly Pick<CpuInfo, 'model'>[]): {
  readonly cpu: NonNullable<Facts['cpu']>;
  readonly gaps: readonly Gap[];
} {
  const gaps: Gap[] = [];
  const model = (list[0]?.model ?? '').trim();
  const named = model !== '' && model !== 'unknown';
  if (!named) gaps.push(notSupported('cpu.model', 'host.gap.silent'));
  if (list.length === 0) gaps.push(notSupported('cpu.logical', 'host.gap.silent'));
  return { cpu: { ...(named ? { model } : {}), ...(list.length === 0 ? {} : { logical: list.length }) }, gaps };
}
