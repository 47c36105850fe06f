import { zhCN as endOfLifeNames } from './end-of-life-names.zh-CN.ts';
import type { en } from './product-names.en.ts';

/** Names of the facts of which product answered, Simplified Chinese. */
export const zhCN: { readonly [K in keyof typeof en]: string } = {
  'fact.product': '产品',
  'fact.productConfidence': '产品识别的可信程度',
  'fact.productEvidence': '产品识别依据',
  'fact.version': '产品版本',
  'fact.compatibleWith': '所兼容的产品',
  'fact.compatibleVersion': '所兼容的版本',
  ...endOfLifeNames,
};
