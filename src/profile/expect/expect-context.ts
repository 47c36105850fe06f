import type { CatalogueEntry } from '../../model/catalogue.ts';
import type { DatabaseProduct } from '../../model/reference.ts';
import type { Sink } from '../shape/sink.ts';
import type { ParameterType } from '../values/parameter-type.ts';

/** What reading anything with `in`, `except`, `when` or `severity` needs to know. */
export interface ScopeContext {
  /** Names of all environments, in order. */
  readonly environments: readonly string[];
  /** Declared parameters, for `when`; null: the declaration is wrong. */
  readonly parameters: ReadonlyMap<string, ParameterType | null>;
  /** No values were given: whether a `when` holds is not known, so it leaves nothing out. */
  readonly isDraft?: boolean;
  /** Database products that are known, for versions whose dialect hangs on the product. */
  readonly products?: readonly DatabaseProduct[];
  readonly sink: Sink;
}

/** What reading expectations and comparisons of one check needs to know besides. */
export interface ExpectContext extends ScopeContext {
  /** What the probe of the check can see. */
  readonly entry: CatalogueEntry;
}
