/** A text, or a name, in any of the three quotation marks, which are doubled inside. */
const quoted = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`/g;

/** What ends a condition, hides the rest of our statement, or means another thing on another server. */
const refusedMarks = /['"`\\;$@#{}]|--|\/\*|\*\//;

/**
 * Whether a text can stand inside a statement of ours as one condition: no comment hides what follows it, and no mark
 * ends it. Backslashes, variables and dollar quotes mean different things on different servers and are refused, which
 * is stricter than for a statement that stands alone. What it may call is refuseCondition’s matter.
 */
export function isRuleText(text: string): boolean {
  return !text.includes('\\') && !refusedMarks.test(text.replaceAll(quoted, ' '));
}
