/**
 * What is made alike before two schemas are compared; each can be switched off (`strict`). docs/schema-comparison.md says
 * of each what it hides.
 */
export const normalisers = [
  /** `int(11)` is `int`, `year(4)` is `year`: MySQL shows no width from 8.0.19 on. `tinyint(1)` and zerofill keep theirs. */
  'display-widths',
  /** `utf8` is `utf8mb3`, also in names of collations: MySQL 8.0.28 and MariaDB 10.6 renamed it. */
  'utf8-names',
  /** Defaults as values or expressions, whatever way the release writes them. */
  'defaults',
  /** Expressions and texts of views without introducers of Unicode, with one spelling of the current time. */
  'expressions',
  /** A `longtext` of MariaDB whose own check is `json_valid` is `json`, which is how it was written. */
  'json-checks',
  /** The name of the database itself is left out of views, bodies and references, where it is the only one looked at. */
  'own-schema',
  /** `NO ACTION` is `RESTRICT`: InnoDB does the same for both, and releases show one for the other. */
  'no-action',
  /** When an event began, begins next or ends: a server fills in the moment it was loaded. */
  'event-times',
  /** Comments and line breaks in bodies: client programs take comments out while they load. */
  'body-layout',
] as const;

export type Normaliser = (typeof normalisers)[number];

/** Which of them are in force. */
export type Normalises = (normaliser: Normaliser) => boolean;

/** All but those that the check switched off. */
export function normalisesUnless(strict: readonly string[]): Normalises {
  const off = new Set(strict);
  return (normaliser) => !off.has(normaliser);
}
