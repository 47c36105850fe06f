/** End-of-life data of one product line, dated. */
export interface EolCycle {
  /** `17`, `8.4`, as the vendor names it. */
  readonly cycle: string;
  /** Date it was released, YYYY-MM-DD; null: unknown. */
  readonly released: string | null;
  /** Date support ends, YYYY-MM-DD; true: ended, date unknown; false: no end announced. */
  readonly eol: string | boolean;
}

/** Reference data that the judge interprets facts with. Dated: a report says how old it is. */
export interface ReferenceData {
  readonly endOfLife: {
    /** The day the data was taken, YYYY-MM-DD. */
    readonly date: string;
    readonly source: string;
    readonly products: { readonly [product: string]: readonly EolCycle[] };
  };
}
