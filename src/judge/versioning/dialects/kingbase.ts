import { lettered } from '../lettered.ts';

/**
 * KingbaseES: `KingbaseES V008R006C008B0020 on x86_64-pc-linux-gnu`, `V009R001C010`, also `8.6.8.20`. The major is
 * version and release together (V008R006), as the vendor numbers its product lines.
 */
export const kingbase = lettered({
  name: 'kingbase',
  example: 'V008R006C008B0020',
  labels: [
    { letters: 'V', width: 3 },
    { letters: 'R', width: 3 },
    { letters: 'C', width: 3 },
    { letters: 'B', width: 4 },
  ],
  names: ['kingbasees', 'kingbase'],
  majorParts: 2,
});
