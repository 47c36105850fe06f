import type { Texts } from '../../model/message.ts';

/** Names of the facts of the end of support, English. */
export const en = {
  'fact.endOfLife': 'end of support',
  'fact.endOfLife.series': 'release series',
  'fact.endOfLife.date': 'day support ends',
  'fact.endOfLife.daysLeft': 'days until the end of support',
  'fact.endOfLife.ended': 'support has ended',
  'fact.endOfLife.extendedDate': 'day extended support ends',
  'fact.endOfLife.extendedDaysLeft': 'days until the end of extended support',
  'fact.endOfLife.distribution': 'distribution it is a package of',
  'fact.endOfLife.distribution.name': 'name of the distribution',
  'fact.endOfLife.distribution.date': 'day support of the distribution ends',
  'fact.endOfLife.distribution.extendedDate': 'day extended support of the distribution ends',
  'fact.endOfLife.dataDate': 'date of the end-of-life data',
  'fact.endOfLife.source': 'source of the end-of-life data',
} as const satisfies Texts;
