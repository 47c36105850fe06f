import type { EngineKind } from './code/code-layout.ts';

/** The engine of a browser, as a page measured it. */
export interface MeasuredEngine {
  readonly kind: EngineKind;
  /** Lowest version that fits what was seen; null: not known. */
  readonly low: number | null;
  /** Highest whole version that fits; null: all later ones do, or not known. */
  readonly high: number | null;
}
