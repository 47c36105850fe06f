import type { ReferenceData } from '../model/reference.ts';
import { browsers } from './browsers.ts';
import { endOfLife } from './end-of-life.ts';
import { mysqlProducts } from './mysql-products.ts';
import { postgresqlProducts } from './postgresql-products.ts';

/** All dated data the judge interprets facts with, as it is shipped. */
export const referenceData: ReferenceData = {
  endOfLife,
  databases: [...postgresqlProducts, ...mysqlProducts],
  browsers,
  files: [],
};
