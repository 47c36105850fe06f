import type { Outcome } from '../../../src/model/words.ts';

/** One piece of a bar: how much, and whose colour. */
export interface BarPart {
  readonly n: number;
  readonly look: Outcome | 'waived';
}

/** A bar of pieces for the eye; the numbers stand in words beside it. `whole` is what fills the width. */
export function Bar({ parts, whole }: { readonly parts: readonly BarPart[]; readonly whole: number }) {
  let at = 0;
  const pieces = parts
    .filter(({ n }) => n > 0)
    .map(({ n, look }) => {
      const piece = { x: percent(at, whole), width: percent(n, whole), look };
      at += n;
      return piece;
    });
  return (
    <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="rail" width="100" height="10" />
      {pieces.map(({ x, width, look }) => (
        <rect class={`f-${look}`} x={x} width={width} height="10" />
      ))}
    </svg>
  );
}

/** Share of the whole in percent, two decimals at most. */
export function percent(n: number, whole: number): number {
  return whole <= 0 ? 0 : Math.round((n / whole) * 10_000) / 100;
}
