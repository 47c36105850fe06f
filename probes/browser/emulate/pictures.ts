import type { RawCapture } from '../../../src/kit/probe-failure.ts';
import type { Tried } from './try-engine.ts';

/** A page as an older engine, to be laid beside the one of the run. */
export interface Picture {
  /** Name of the page. */
  readonly page: string;
  readonly capture: RawCapture;
}

const most = 3;

/** Pictures of the lowest engine in which pages fail or look otherwise, of these pages, as far as there are any. */
export function picturesOf(all: readonly Tried[]): readonly Picture[] {
  const sorted = all.toSorted((one, other) => one.emulation.version - other.emulation.version);
  for (const { emulation, seen } of sorted) {
    const troubled = emulation.works === false ? emulation.troubles.map(({ page }) => page) : [];
    const pages = new Set([...troubled, ...(emulation.differences ?? []).map(({ page }) => page)]);
    const pictures = [...seen.values()].flatMap(({ wanted: { name }, capture }) =>
      capture !== null && pages.has(name) ? [{ page: name, capture }] : [],
    );
    if (pictures.length > 0) return pictures.slice(0, most);
  }
  return [];
}
