import { css } from './markup.ts';

/** How the document looks on a screen, from 390 px upwards. */
export const screenStyle = css`
  * {
    box-sizing: border-box;
  }
  html {
    -webkit-text-size-adjust: 100%;
  }
  body {
    margin: 0;
    background: var(--paper);
    color: var(--ink);
    font-size: 16px;
    line-height: 1.55;
    overflow-wrap: anywhere;
    font-family:
      system-ui, 'Segoe UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC',
      'WenQuanYi Micro Hei', sans-serif;
  }
  main {
    max-width: 68rem;
    margin: 0 auto;
    padding: 2rem 1.25rem 4rem;
  }
  header {
    border-bottom: 3px solid var(--accent);
    padding-bottom: 1rem;
    margin-bottom: 1.5rem;
  }
  .kind {
    margin: 0;
    color: var(--accent);
    font-weight: 600;
  }
  h1 {
    font-size: 1.9rem;
    line-height: 1.25;
    margin: 0.2rem 0 1rem;
  }
  h2 {
    font-size: 1.3rem;
    line-height: 1.3;
    margin: 2.5rem 0 0.8rem;
    padding-bottom: 0.3rem;
    border-bottom: 1px solid var(--line);
    color: var(--accent);
  }
  h3 {
    font-size: 1rem;
    line-height: 1.5;
    margin: 0;
  }
  p,
  ul,
  dl {
    margin: 0 0 0.8rem;
  }
  ul {
    padding-left: 1.2rem;
  }
  td ul,
  th ul,
  dd ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  dl {
    display: grid;
    grid-template-columns: minmax(6.5rem, max-content) minmax(0, 1fr);
    gap: 0.25rem 1rem;
  }
  dt {
    color: var(--quiet);
  }
  dd {
    margin: 0;
    white-space: pre-line;
  }
  dd ul {
    white-space: normal;
  }
  code {
    font-family:
      ui-monospace, Consolas, 'Cascadia Mono', 'DejaVu Sans Mono', 'Noto Sans Mono', 'Microsoft YaHei',
      'Noto Sans CJK SC', monospace;
    font-size: 0.875em;
  }
  .banner {
    border: 1px solid;
    border-left-width: 0.5rem;
    border-radius: 0.25rem;
    padding: 1rem 1.25rem;
    margin-bottom: 1.5rem;
  }
  .banner h2 {
    border: 0;
    margin: 0;
    padding: 0;
    font-size: 1rem;
    color: inherit;
  }
  .banner ul {
    color: var(--ink);
    margin: 0.6rem 0 0;
  }
  .verdict {
    font-size: 2rem;
    line-height: 1.25;
    font-weight: 700;
    margin: 0;
  }
  .partial {
    font-weight: 600;
    margin: 0.2rem 0 0;
  }
  .banner.v-ready {
    color: var(--good);
    background: var(--good-bg);
  }
  .banner.v-not-ready {
    color: var(--bad);
    background: var(--bad-bg);
  }
  .banner.v-ready-with-risks,
  .banner.v-inconclusive {
    color: var(--warn);
    background: var(--warn-bg);
  }
  .badge {
    display: inline-block;
    border: 1px solid currentcolor;
    border-radius: 0.2rem;
    padding: 0 0.4rem;
    font-size: 0.8125rem;
    font-weight: 600;
    line-height: 1.5;
    white-space: nowrap;
    margin-right: 0.2rem;
    color: var(--none);
    background: var(--none-bg);
  }
  .badge.o-pass,
  .badge.v-ready {
    color: var(--good);
    background: var(--good-bg);
  }
  .badge.o-fail,
  .badge.s-blocker,
  .badge.v-not-ready {
    color: var(--bad);
    background: var(--bad-bg);
  }
  .badge.o-unknown,
  .badge.o-blocked,
  .badge.s-major,
  .badge.waived,
  .badge.differs,
  .badge.v-ready-with-risks,
  .badge.v-inconclusive {
    color: var(--warn);
    background: var(--warn-bg);
  }
  .card {
    border: 1px solid var(--line);
    border-left: 0.3rem solid var(--quiet);
    border-radius: 0.25rem;
    padding: 0.8rem 1rem;
    margin: 0 0 1rem;
  }
  .card.o-fail {
    border-left-color: var(--bad);
  }
  .card.o-unknown,
  .card.o-blocked {
    border-left-color: var(--warn);
  }
  .card dl {
    margin: 0.5rem 0 0;
  }
  .box {
    overflow-x: auto;
    margin: 0 0 1rem;
    border: 1px solid var(--line);
    border-radius: 0.25rem;
  }
  .box:focus-visible,
  summary:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  table {
    border-collapse: collapse;
    width: 100%;
    font-size: 0.9375rem;
  }
  th,
  td {
    text-align: left;
    vertical-align: top;
    padding: 0.4rem 0.7rem;
    border-top: 1px solid var(--line);
    min-width: 7.5rem;
    max-width: 32rem;
  }
  td {
    white-space: pre-line;
  }
  td ul,
  td .badge {
    white-space: normal;
  }
  thead th {
    border-top: 0;
    background: var(--soft);
    color: var(--quiet);
    font-weight: 600;
    white-space: nowrap;
  }
  tbody th {
    font-weight: 600;
  }
  .box {
    position: relative;
  }
  details {
    border: 1px solid var(--line);
    border-radius: 0.25rem;
    margin: 0 0 0.6rem;
  }
  details {
    padding: 0 0.8rem;
  }
  summary {
    margin: 0 -0.8rem;
    cursor: pointer;
    padding: 0.5rem 0.8rem;
    background: var(--soft);
    border-radius: 0.25rem;
  }
  summary h3 {
    display: inline;
  }
  details[open] > summary {
    margin-bottom: 0.8rem;
  }
  .title {
    margin: 1rem 0 0.3rem;
    font-weight: 600;
  }
  .quiet,
  .remark {
    color: var(--quiet);
  }
  .sign td {
    height: 3.2rem;
    min-width: 8rem;
  }
  @media (max-width: 40rem) {
    main {
      padding: 1rem 0.9rem 3rem;
    }
    h1 {
      font-size: 1.45rem;
    }
    .verdict {
      font-size: 1.6rem;
    }
    dl {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    dd {
      margin: 0 0 0.5rem;
    }
    th,
    td {
      padding: 0.35rem 0.5rem;
      min-width: 5rem;
      max-width: 18rem;
    }
    td:has(> ul) {
      min-width: 15rem;
    }
    .badge {
      white-space: normal;
    }
  }
`;
