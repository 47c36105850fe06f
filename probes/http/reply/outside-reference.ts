/** A schema names a part of a document other than its own. */
export class OutsideReference extends Error {
  /** The other one: a path from the own document, or a URL. */
  readonly document: string;

  constructor(document: string, options?: ErrorOptions) {
    super(document, options);
    this.name = 'OutsideReference';
    this.document = document;
  }
}
