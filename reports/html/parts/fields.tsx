import type { ComponentChildren } from 'preact';

/** One name and its value. */
export interface FieldContent {
  readonly label: string;
  readonly text: ComponentChildren;
}

/** Names and values, one under the other; nothing where there are none. */
export function Fields({ fields, look }: { readonly fields: readonly FieldContent[]; readonly look?: string }) {
  if (fields.length === 0) return null;
  return (
    <dl class={look}>
      {fields.map(({ label, text }) => (
        <div>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
