const placeholder = /\{([A-Za-z][\w.-]*)(\|[^{}]*)?\}/gu;

/**
 * Fills `{name}` in a template. `{n|one:day|other:days}` writes no number but the form that fits it: `one` for exactly 1,
 * else `other`; a form may be empty. What is filled in is never read as a template again. A name that `fill` does not
 * know (null) stays as written, so that a mistake is seen.
 */
export function fillTemplate(template: string, fill: (name: string) => string | null): string {
  return template.replace(placeholder, (written: string, name: string, forms: string | undefined) => {
    const filled = fill(name);
    if (filled === null) return written;
    return forms === undefined ? filled : (pluralForm(forms, filled) ?? written);
  });
}

function pluralForm(forms: string, number: string): string | null {
  const wanted = number === '1' ? 'one:' : 'other:';
  const found = forms.split('|').find((form) => form.startsWith(wanted));
  return found?.slice(wanted.length) ?? null;
}
