import type { RawCapture } from '../../../src/kit/probe-failure.ts';
import type { Tried } from './try-engine.ts';

/** A page as an older engine, to be laid beside the one of the run. */
export interface Picture {
  /** Name of the page. */
  readonly page: string;
  readonly capture: RawCapture;
}

const most = 3;

/** Pictures of the pages that fail or look otherwise as an engine, as far as there are any. */
export function picturesOf({ emulation, seen }: Tried): readonly Picture[] {
  const troubled = emulation.works === false ? emulation.troubles.map(({ page }) => page) : [];
  const pages = new Set([...troubled, ...(emulation.differences ?? []).map(({ page }) => page)]);
  const pictures = [...seen.values()].flatMap(({ wanted: { name }, capture }) =>
    capture !== null && pages.has(name) ? [{ page: name, capture }] : [],
  );
  return pictures.slice(0, most);
}
