import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** The part of the heap for what is new is kept to this, bytes: with the 16 MiB that V8 allows it takes more than it saves. */
const mostNew = 12 * 1_048_576;

/**
 * On a machine with much memory V8 lets the heap grow to four times what is in use before it clears up: 390 MiB for
 * 5,000 checks, half of it garbage (bench/network). To be called before anything is loaded.
 */
export function growSlowly(): void {
  setFlagsFromString('--heap-growing-percent=30');
  setFlagsFromString('--semi-space-growth-factor=12');
}

/**
 * Lets the part for what is new stay as it is after loading, if it is large enough then. It is the same for all threads,
 * and theirs is still small when they begin, so the first thread ends it.
 */
export function stayAsItIs(): void {
  const held = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  const size = held === undefined ? 0 : held.space_used_size + held.space_available_size;
  setFlagsFromString(`--semi-space-growth-factor=${size < mostNew * 0.9 ? '2' : '1'}`);
  process.once('worker', () => setFlagsFromString('--semi-space-growth-factor=2'));
}
