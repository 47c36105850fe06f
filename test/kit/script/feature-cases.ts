import type { SyntaxFeature } from '../../../src/kit/script/features.ts';
import { classCases } from './cases/classes.ts';
import { expressionCases } from './cases/expressions.ts';
import { functionCases } from './cases/functions.ts';
import { moduleCases } from './cases/modules.ts';
import { regExpCases } from './cases/regexps.ts';
import { statementCases } from './cases/statements.ts';
import { tokenCases } from './cases/tokens.ts';
import type { FeatureCase } from './cases/feature-case.ts';

/** Every feature; the compiler says which one has none. */
export const featureCases: { readonly [feature in SyntaxFeature]: FeatureCase } = {
  ...functionCases,
  ...classCases,
  ...statementCases,
  ...expressionCases,
  ...moduleCases,
  ...tokenCases,
  ...regExpCases,
};
