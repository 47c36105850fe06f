import type { PcReport } from './read-results.ts';

/** Names the PC; where nobody gave it a number, the code is its name. */
export function pcName({ result, code }: PcReport): string {
  const place = [result.workstation, result.department].map((text) => text.normalize('NFKC').trim().toLowerCase());
  return place[0] === '' ? code : JSON.stringify(place);
}
