import { css } from './css.ts';

/** On a phone the tables of the first page become cards: a row each, its cells named by the head. */
export const phoneStyle = css`
  @media screen and (max-width: 40rem) {
    .stacks thead {
      display: none;
    }
    .stacks,
    .stacks tbody {
      display: block;
    }
    .stacks tr {
      display: flex;
      flex-wrap: wrap;
      gap: 0.2rem 1rem;
      padding: 0.5rem 0.7rem;
    }
    .stacks tr + tr {
      border-top: 1px solid var(--line);
    }
    .stacks th,
    .stacks td {
      width: auto;
      min-width: 0;
      max-width: 100%;
      border: 0;
      padding: 0;
    }
    .must td {
      flex: 1 1 100%;
    }
    .must th,
    .must td:nth-child(2) {
      flex: 0 0 auto;
    }
    .counts th,
    .counts td:has(> .bar) {
      flex: 1 1 100%;
    }
    .stacks td:empty {
      display: none;
    }
    .stacks td[data-label]::before {
      content: attr(data-label);
      color: var(--quiet);
      margin-right: 0.4rem;
    }
    .must td:nth-child(2)::before,
    .must td:nth-child(3)::before,
    .counts td:has(> .bar)::before {
      content: none;
    }
  }
`;
