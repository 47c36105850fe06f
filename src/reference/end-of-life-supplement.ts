import type { EolCycle } from '../model/reference.ts';

/** Taken from the release notes of each version and the lifecycle plan in them. */
const openGaussPlan = {
  source:
    'https://docs.opengauss.org (release notes: LTS releases are maintained for 3 years, innovation releases for half a year)',
  date: '2026-11-22',
};

/**
 * openGauss states no dates but how long it maintains what: an LTS release for three years, an innovation release for
 * half a year. Counted here from the day of the release. Releases whose day we do not know are not here.
 */
const opengauss: readonly EolCycle[] = [
  { cycle: '6.0', released: '2024-09-30', eol: '2027-09-30', ...openGaussPlan },
  { cycle: '5.0', released: '2023-03-31', eol: '2026-03-31', ...openGaussPlan },
  { cycle: '3.1', released: '2022-09-30', eol: '2023-03-31', ...openGaussPlan },
  { cycle: '3.0', released: '2022-03-31', eol: '2025-03-31', ...openGaussPlan },
  { cycle: '2.1', released: '2021-09-30', eol: '2022-03-31', ...openGaussPlan },
  { cycle: '2.0', released: '2021-03-31', eol: '2024-03-31', ...openGaussPlan },
];

/** Product lines that endoflife.date does not have, each series with its own source and date. */
export const endOfLifeSupplement: { readonly [product: string]: readonly EolCycle[] } = { opengauss };
