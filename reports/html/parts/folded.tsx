import type { ComponentChildren } from 'preact';

/** A folded part: its heading, a quiet remark behind it, and what is inside. */
export function Folded({
  heading,
  remark,
  open = false,
  children,
}: {
  readonly heading: string;
  readonly remark?: ComponentChildren;
  /** Where it should be read at once. */
  readonly open?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <details open={open}>
      <summary>
        <h3>{heading}</h3>
        {remark !== undefined && <span class="quiet"> {remark}</span>}
      </summary>
      {children}
    </details>
  );
}

/** A remark in place of what is not there. */
export function Remark({ children }: { readonly children: ComponentChildren }) {
  return <p class="quiet">{children}</p>;
}

/** Words of an author: line breaks stay. */
export function Lines({ children }: { readonly children: string }) {
  return <span class="lines">{children}</span>;
}
