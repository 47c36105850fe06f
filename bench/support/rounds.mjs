import { measureProcess } from './measure-process.mjs';
import { spread } from './statistics.mjs';

/** @typedef {import('./measure-process.mjs').Usage} Usage */
/** @typedef {{ name: string, args: readonly string[], codes?: readonly number[] }} Contender */

/**
 * Runs every contender once a round, one after the other, so that what else the machine does falls on all of them.
 *
 * @param {readonly Contender[]} contenders
 * @param {number} rounds
 * @returns {Promise<ReadonlyMap<string, readonly Usage[]>>}
 */
export async function inRounds(contenders, rounds) {
  /** @type {Map<string, Usage[]>} */
  const measured = new Map(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, args, codes } of contenders) {
      measured.get(name)?.push(await measureProcess(args, codes === undefined ? {} : { codes }));
    }
  }
  return measured;
}

export const usageHead = ['', 'wall s', 'CPU s', 'peak MiB'];

/**
 * @param {string} name
 * @param {readonly Usage[]} usages
 */
export function usageRow(name, usages) {
  return [
    name,
    spread(
      usages.map((each) => each.wallMs / 1000),
      2,
    ),
    spread(
      usages.map((each) => each.cpuMs / 1000),
      2,
    ),
    spread(
      usages.map((each) => each.peakMiB),
      0,
    ),
  ];
}
