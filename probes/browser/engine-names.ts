import type { Engine } from '../../src/model/reference.ts';

/** Engines as people call them, after the browser whose versions their numbers are. */
export const engineNames: { readonly [engine in Engine]: string } = {
  chromium: 'Chromium',
  firefox: 'Firefox',
  safari: 'Safari',
};
