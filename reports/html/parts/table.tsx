import type { ComponentChildren } from 'preact';

/** A table that scrolls in its own box. The first cell of each row heads the row. */
export interface TableContent {
  /** Names the table for those who hear it; a heading stands above it for those who see. */
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly ComponentChildren[])[];
  /** Class of the table, for widths of its columns. */
  readonly look?: string;
  /** On a phone each row becomes a card, its cells named by the head, rather than a strip to be pushed sideways. */
  readonly stacks?: boolean;
}

/** Draws a table; nothing where it has no rows. */
export function Table({ caption, head, rows, look, stacks = false }: TableContent) {
  const looks = [look, stacks ? 'stacks' : undefined].filter((each) => each !== undefined).join(' ');
  if (rows.length === 0) return null;
  return (
    <div class="box" role="group" tabindex={0} aria-label={caption}>
      <table class={looks === '' ? undefined : looks}>
        <thead>
          <tr>
            {head.map((title) => (
              <th scope="col">{title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell, index) =>
                index === 0 ? (
                  <th scope="row">{cell}</th>
                ) : (
                  <td data-label={stacks ? head[index] : undefined}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A table with its name above it (no heading: it may stand at any depth); nothing where it has no rows. */
export function TitledTable(content: TableContent) {
  if (content.rows.length === 0) return null;
  return (
    <>
      <p class="title">{content.caption}</p>
      <Table {...content} />
    </>
  );
}
