import type { ReferenceData } from '../../src/model/reference.ts';

/** Reference data that knows nothing. */
export const noReference: ReferenceData = {
  endOfLife: { date: '2026-01-01', source: 'none', products: {} },
  databases: [],
  browsers: { date: '2026-01-01', source: 'none', features: {}, interfaces: {}, styles: {}, versions: [] },
  files: [],
};
