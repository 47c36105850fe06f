import type { ReferenceData } from '../model/reference.ts';

/** What is known of browsers. */
export const browsers: ReferenceData['browsers'] = { date: '2026-11-12', source: '', features: {}, versions: [] };
