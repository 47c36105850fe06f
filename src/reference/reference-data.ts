import type { ReferenceData } from '../model/reference.ts';
import { endOfLife } from './end-of-life.ts';

/** All dated data the judge interprets facts with. */
export const referenceData: ReferenceData = { endOfLife };
