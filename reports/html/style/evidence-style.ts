import { css } from './css.ts';

/** How the filter, what was seen, and the block to sign look. */
export const evidenceStyle = css`
  .look {
    border-top: 1px solid var(--line);
    padding: 0.8rem 0 0.4rem;
  }
  summary + .look {
    border-top: 0;
    padding-top: 0;
  }
  .look h4 .quiet {
    margin-left: 0.6rem;
    font-size: 0.9rem;
  }
  .look dl.small {
    border-top: 0;
    padding-top: 0;
  }
  ul.beside {
    margin-top: 0.2rem;
    color: var(--quiet);
    font-size: 0.88em;
  }
  .waterfall {
    max-width: 44rem;
    margin-bottom: 1rem;
  }
  .waterfall th,
  .waterfall td {
    border: 0;
    padding: 0.1rem 0.6rem 0.1rem 0;
    font-weight: 400;
    width: 1%;
    white-space: nowrap;
  }
  .waterfall td:nth-child(2) {
    width: 98%;
  }
  .waterfall td:nth-child(3) {
    text-align: right;
  }
  .waterfall .sum > * {
    border-top: 1px solid var(--line);
    font-weight: 600;
  }
  .facts tbody th {
    font-weight: 400;
    width: 50%;
  }
  .facts th code {
    color: var(--quiet);
    font-size: 0.8em;
  }
  .touched tbody th {
    font-weight: 400;
    max-width: none;
  }
  figure {
    margin: 0 0 1rem;
  }
  figure img {
    display: block;
    max-width: 100%;
    max-height: 34rem;
    border: 1px solid var(--line);
    border-radius: 0.25rem;
    background: #ffffff;
  }
  figure pre {
    max-height: 20rem;
    overflow: auto;
    margin: 0;
    padding: 0.6rem 0.8rem;
    border: 1px solid var(--line);
    white-space: pre-wrap;
  }
  figcaption {
    font-size: 0.85rem;
    color: var(--quiet);
    margin-top: 0.3rem;
  }
  .filter {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.6rem 0.9rem;
    margin: 0 0 1rem;
    padding: 0.8rem 0.9rem;
    background: var(--soft);
    border-radius: 0.25rem;
  }
  .filter[hidden] {
    display: none;
  }
  .filter label {
    display: grid;
    gap: 0.15rem;
    font-size: 0.82rem;
    color: var(--quiet);
  }
  .filter input,
  .filter select,
  .filter button {
    font: inherit;
    font-size: 0.95rem;
    color: var(--ink);
    background: var(--paper);
    border: 1px solid var(--quiet);
    border-radius: 0.2rem;
    padding: 0.3rem 0.5rem;
    max-width: 100%;
  }
  .filter select {
    max-width: 16rem;
  }
  .filter input {
    width: 18rem;
  }
  .filter output {
    padding: 0.35rem 0;
    font-weight: 600;
  }
  .sign-table td {
    height: 3.2rem;
    min-width: 8rem;
  }
  @media (max-width: 40rem) {
    .filter label,
    .filter input,
    .filter select {
      width: 100%;
      max-width: none;
    }
  }
`;
