import { en as endOfLifeNames } from './end-of-life-names.en.ts';
import type { Texts } from '../../model/message.ts';

/** Names of the facts of which product answered, English. */
export const en = {
  'fact.product': 'product',
  'fact.productConfidence': 'how sure the product is',
  'fact.productEvidence': 'what the product was told by',
  'fact.version': 'version of the product',
  'fact.compatibleWith': 'product it is compatible with',
  'fact.compatibleVersion': 'version it is compatible with',
  ...endOfLifeNames,
} as const satisfies Texts;
