import type { Check } from '../../model/profile.ts';
import type { CompiledComparison } from '../expect/compile-comparisons.ts';
import type { SeverityRule } from '../expect/severity-rule.ts';
import type { Where } from '../expect/where.ts';
import type { KnownProbe } from '../known-probe.ts';
import type { MapEntry, Node } from '../text/tree.ts';

/** A check as it is written: everything that does not depend on the environment is settled. */
export interface WrittenCheck {
  /** What the finished check takes over unchanged. */
  readonly base: Omit<Check, 'environments' | 'across' | 'among' | 'needs' | 'from'>;
  readonly probe: KnownProbe;
  readonly where: Where;
  readonly severity: SeverityRule | null;
  readonly needs: readonly { readonly word: string; readonly node: Node }[];
  readonly from: readonly { readonly word: string; readonly node: Node }[];
  readonly formerly: readonly { readonly word: string; readonly node: Node }[];
  /** Null: one target. */
  readonly forEach: ForEach | 'broken' | null;
  readonly target: Node | undefined;
  readonly expect: Node | undefined;
  readonly across: readonly CompiledComparison[];
  readonly among: readonly CompiledComparison[];
  readonly key: MapEntry;
  /** No mistake was found in it so far. */
  readonly isWhole: boolean;
}

/** One task for each node: the variable that stands for it, and the list or map it runs through. */
export interface ForEach {
  readonly variable: string;
  readonly over: Node;
}
