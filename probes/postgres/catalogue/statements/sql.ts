/** One statement on one line, as touch lists and logs show it. What is filled in stays as it is. */
export function sql(strings: TemplateStringsArray, ...values: readonly string[]): string {
  return strings
    .map((text, index) => text.replace(/\s+/g, ' ') + (values[index] ?? ''))
    .join('')
    .trim();
}

/** A text as a constant; standard_conforming_strings is on. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
