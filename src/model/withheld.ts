/**
 * Detail of a gap at a member of a map whose name held a secret: the name in the facts is marked, so the member may be
 * one that goes by any other name.
 */
export const withheldName = 'secret-name';
