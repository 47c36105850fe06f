import type { EolCycle, ReferenceData } from '../model/reference.ts';

// PostgreSQL: https://www.postgresql.org/support/versioning/
const postgresql: readonly EolCycle[] = [
  { cycle: '18', released: '2025-09-25', eol: '2030-11-14' },
  { cycle: '17', released: '2024-09-26', eol: '2029-11-08' },
  { cycle: '16', released: '2023-09-14', eol: '2028-11-09' },
  { cycle: '15', released: '2022-10-13', eol: '2027-11-11' },
  { cycle: '14', released: '2021-09-30', eol: '2026-11-12' },
  { cycle: '13', released: '2020-09-24', eol: '2025-11-13' },
  { cycle: '12', released: '2019-10-03', eol: '2024-11-21' },
  { cycle: '11', released: '2018-10-18', eol: '2023-11-09' },
  { cycle: '10', released: '2017-10-05', eol: '2022-11-10' },
  { cycle: '9.6', released: '2016-09-29', eol: '2021-11-11' },
  { cycle: '9.5', released: '2016-01-07', eol: '2021-02-11' },
  { cycle: '9.4', released: '2014-12-18', eol: '2020-02-13' },
  { cycle: '9.3', released: '2013-09-09', eol: '2018-11-08' },
  { cycle: '9.2', released: '2012-09-10', eol: '2017-11-09' },
  { cycle: '9.1', released: '2011-09-12', eol: '2016-10-27' },
  { cycle: '9.0', released: '2010-09-20', eol: '2015-10-08' },
  { cycle: '8.4', released: '2009-07-01', eol: '2014-07-24' },
  { cycle: '8.3', released: '2008-02-04', eol: '2013-02-07' },
  { cycle: '8.2', released: '2006-12-05', eol: '2011-12-05' },
  { cycle: '8.1', released: '2005-11-08', eol: '2010-11-08' },
  { cycle: '8.0', released: '2005-01-19', eol: '2010-10-01' },
  { cycle: '7.4', released: '2003-11-17', eol: '2010-10-01' },
  { cycle: '7.3', released: '2002-11-27', eol: '2007-11-27' },
  { cycle: '7.2', released: '2002-02-04', eol: '2007-02-04' },
  { cycle: '7.1', released: '2001-04-13', eol: '2006-04-13' },
  { cycle: '7.0', released: '2000-05-08', eol: '2005-05-08' },
  { cycle: '6.5', released: '1999-06-09', eol: '2004-06-09' },
  { cycle: '6.4', released: '1998-10-30', eol: '2003-10-30' },
  { cycle: '6.3', released: '1998-03-01', eol: '2003-03-01' },
];

/** End-of-life dates that are shipped. Source: endoflife.date (MIT licence), as of the date given. */
export const endOfLife: ReferenceData['endOfLife'] = {
  date: '2026-08-22',
  source: 'https://endoflife.date',
  products: { postgresql },
};
