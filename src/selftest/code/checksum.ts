import { checkConstant, checkGenerator } from './code-layout.ts';

/** Whether the last six of these symbols (0 to 31 each) are the checksum of those before. */
export function isIntact(symbols: readonly number[]): boolean {
  let state = 1;
  for (const symbol of symbols) state = step(state) ^ symbol;
  return state === checkConstant;
}

/** What the state becomes before the next symbol. */
function step(state: number): number {
  const top = state >>> 25;
  let next = (state & 0x1ffffff) << 5;
  for (const [index, generator] of checkGenerator.entries()) next ^= ((top >>> index) & 1) * generator;
  return next;
}

/** Where a single symbol is wrong, and what it should be; null: it is not one alone. */
export function onlyMistake(symbols: readonly number[]): { readonly index: number; readonly symbol: number } | null {
  for (const index of symbols.keys()) {
    const symbol = Array.from({ length: 32 }, (_, each) => each).find((each) => isIntact(symbols.with(index, each)));
    if (symbol !== undefined) return { index, symbol };
  }
  return null;
}
