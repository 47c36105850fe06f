import { html, type Content, type Markup } from '../markup.ts';

/** Names and values, one under the other. */
export function fieldList(fields: readonly { readonly label: string; readonly text: Content }[]): Markup | null {
  if (fields.length === 0) return null;
  const entries = fields.map(
    ({ label, text }) =>
      html`<dt>${label}</dt>
        <dd>${text}</dd>`,
  );
  return html`<dl>${entries}</dl>`;
}
