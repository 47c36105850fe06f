import { html, type Content, type Markup } from '../markup.ts';
import type { CheckIndex } from '../../finding-name.ts';
import type { SortedOut } from '../../sort-out.ts';
import type { RunResult } from '../../../src/model/run-result.ts';
import type { Voice } from '../../voice.ts';

/** What every section is drawn from. */
export interface Page {
  readonly result: RunResult;
  readonly voice: Voice;
  readonly checks: CheckIndex;
  readonly sorted: SortedOut;
}

/** A part of the document with its heading; `id` is the place links lead to. */
export function section(id: string, heading: string, content: Content): Markup {
  return html`<section id="${id}">
    <h2>${heading}</h2>
    ${content}
  </section>`;
}

/** A folded part; `open` where it should be read at once. */
export function folded(summary: Content, content: Content, open = false): Markup {
  return open
    ? html`<details open>
        <summary>${summary}</summary>
        ${content}
      </details>`
    : html`<details>
        <summary>${summary}</summary>
        ${content}
      </details>`;
}

/** A remark in place of what is not there. */
export function remark(text: string): Markup {
  return html`<p class="remark">${text}</p>`;
}
