import { css } from './css.ts';

/** How text, headings, tables and folded parts look on a screen, from 390 px upwards. */
export const screenStyle = css`
  * {
    box-sizing: border-box;
  }
  html {
    -webkit-text-size-adjust: 100%;
    scroll-padding-top: 1rem;
  }
  body {
    margin: 0;
    background: var(--paper);
    color: var(--ink);
    font-size: 15px;
    line-height: 1.55;
    overflow-wrap: anywhere;
    font-family:
      system-ui, 'Segoe UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC',
      'WenQuanYi Micro Hei', sans-serif;
    font-variant-numeric: tabular-nums;
  }
  main {
    max-width: 72rem;
    margin: 0 auto;
    padding: 2.25rem 1.5rem 4rem;
  }
  h1 {
    font-size: 2rem;
    line-height: 1.25;
    font-weight: 650;
    margin: 0.25rem 0 1.25rem;
  }
  h2 {
    font-size: 1.35rem;
    line-height: 1.3;
    font-weight: 650;
    margin: 3rem 0 1rem;
    padding-bottom: 0.4rem;
    border-bottom: 2px solid var(--accent);
    color: var(--accent);
  }
  h3 {
    font-size: 1.05rem;
    line-height: 1.45;
    margin: 1.75rem 0 0.75rem;
  }
  h4 {
    font-size: 1rem;
    line-height: 1.5;
    margin: 0 0 0.25rem;
  }
  main {
    counter-reset: chapter;
  }
  .chapter > h2 {
    counter-increment: chapter;
  }
  .chapter > h2::before {
    content: counter(chapter);
    font-weight: 400;
    margin-right: 0.7rem;
  }
  p,
  ul,
  ol,
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
  dl > div {
    display: grid;
    grid-template-columns: 9rem minmax(0, 1fr);
    gap: 0 1rem;
    padding: 0.1rem 0;
  }
  dt {
    color: var(--quiet);
  }
  dd {
    margin: 0;
  }
  a {
    color: var(--accent);
    text-underline-offset: 0.15em;
  }
  code,
  pre {
    font-family:
      ui-monospace, Consolas, 'Cascadia Mono', 'DejaVu Sans Mono', 'Noto Sans Mono', 'Microsoft YaHei',
      'Noto Sans CJK SC', monospace;
    font-size: 0.86em;
  }
  td code,
  th code {
    overflow-wrap: anywhere;
  }
  pre,
  .lines {
    white-space: pre-line;
  }
  code.lines {
    white-space: pre-wrap;
  }
  .digest {
    color: var(--quiet);
    font-size: 0.78em;
    word-break: break-all;
  }
  .box {
    position: relative;
    overflow-x: auto;
    margin: 0 0 1rem;
    border: 1px solid var(--line);
    border-radius: 0.25rem;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  table {
    border-collapse: collapse;
    width: 100%;
    font-size: 0.9rem;
  }
  th,
  td {
    text-align: left;
    vertical-align: top;
    padding: 0.4rem 0.7rem;
    border-top: 1px solid var(--line);
    overflow-wrap: break-word;
    min-width: 6rem;
    max-width: 34rem;
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
  details {
    border: 1px solid var(--line);
    border-radius: 0.25rem;
    margin: 0 0 0.5rem;
    padding: 0 0.9rem;
  }
  summary {
    margin: 0 -0.9rem;
    cursor: pointer;
    padding: 0.45rem 0.9rem;
    background: var(--soft);
    border-radius: 0.25rem;
  }
  summary h3 {
    display: inline;
    margin: 0;
    font-size: 0.95rem;
  }
  details[open] > summary {
    margin-bottom: 0.8rem;
  }
  .title {
    margin: 1.25rem 0 0.4rem;
    font-weight: 600;
  }
  .beside-name {
    font-size: 0.75rem;
    font-weight: 400;
    color: var(--quiet);
    overflow-wrap: anywhere;
  }
  .quiet {
    color: var(--quiet);
    font-weight: 400;
  }
  .bad {
    color: var(--bad);
  }
  .nowrap {
    white-space: nowrap;
  }
  .heard {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  [hidden] {
    display: none;
  }
  @media (max-width: 40rem) {
    main {
      padding: 1.1rem 0.9rem 3rem;
    }
    h1 {
      font-size: 1.5rem;
    }
    h2 {
      margin-top: 2.25rem;
    }
    dl > div {
      grid-template-columns: minmax(0, 1fr);
      padding: 0.15rem 0;
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
  }
`;
