import { css } from './css.ts';

/** How cover, marks, charts and cards look. */
export const documentStyle = css`
  .kind {
    margin: 0;
    color: var(--accent);
    font-weight: 600;
    letter-spacing: 0.02em;
  }
  .columns {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(22rem, 1fr));
    gap: 0.15rem 2.5rem;
    margin: 0 0 1.5rem;
  }
  .banner {
    border-left: 0.5rem solid;
    border-radius: 0.25rem;
    padding: 1.1rem 1.4rem;
    margin: 0 0 1.5rem;
  }
  .banner h2 {
    border: 0;
    margin: 0;
    padding: 0;
    font-size: 0.95rem;
    font-weight: 600;
    color: inherit;
  }
  .banner .verdict {
    font-size: 2.4rem;
    line-height: 1.2;
    font-weight: 700;
    margin: 0.1rem 0 0.3rem;
  }
  p.beside {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.5rem;
    margin: 0;
  }
  .banner ul {
    color: var(--ink);
    margin: 0.8rem 0 0;
  }
  nav ol {
    columns: 3 14rem;
    padding-left: 1.6rem;
  }
  nav li {
    break-inside: avoid;
    padding: 0.1rem 0;
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
    font-size: 0.8rem;
    font-weight: 600;
    line-height: 1.5;
    white-space: nowrap;
    margin-right: 0.25rem;
    color: var(--none);
    background: var(--none-bg);
  }
  .badge.o-pass,
  .badge.v-ready,
  .status.t-closed {
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
  .badge.person {
    color: var(--accent);
    background: var(--paper);
    border-style: dashed;
  }
  .status {
    display: inline-block;
    padding: 0 0.4rem;
    border-radius: 0.2rem;
    font-weight: 600;
  }
  .status.t-new,
  .status.t-reopened {
    color: var(--bad);
    background: var(--bad-bg);
  }
  td > .partial {
    display: block;
    color: var(--quiet);
    font-size: 0.85rem;
  }
  .number {
    color: var(--quiet);
    font-weight: 400;
    font-size: 0.85rem;
    white-space: nowrap;
  }
  .bar {
    display: block;
    width: 100%;
    min-width: 6rem;
    height: 0.7rem;
    margin-top: 0.4rem;
  }
  .rail {
    fill: var(--rail);
  }
  .f-fail {
    fill: var(--bad);
  }
  .f-unknown {
    fill: var(--warn);
  }
  .f-waived {
    fill: var(--quiet);
  }
  .f-pass {
    fill: var(--good);
  }
  .step {
    fill: var(--accent);
  }
  .count {
    white-space: nowrap;
    font-weight: 600;
    margin-right: 0.6rem;
    position: relative;
  }
  .count.o-fail {
    color: var(--bad);
  }
  .count.o-unknown {
    color: var(--warn);
  }
  .counts td,
  .counts th {
    min-width: 4.5rem;
  }
  .counts td:has(> .badge) {
    min-width: 10rem;
  }
  .path {
    margin-right: 0.5rem;
  }
  .counts td:has(> .bar) {
    width: 22%;
  }
  .must td,
  .must th {
    min-width: 4rem;
  }
  .must td:nth-child(3),
  .must td:nth-child(4) {
    min-width: 15rem;
  }
  .legend {
    font-size: 0.85rem;
    margin-top: -0.6rem;
  }
  .node::after {
    content: ' ';
  }
  .node {
    color: var(--quiet);
    padding-right: 0.4rem;
  }
  .versions .badge {
    margin-left: 0.4rem;
  }
  .ways .badge {
    white-space: nowrap;
  }
  .card {
    border: 1px solid var(--line);
    border-left: 0.3rem solid var(--quiet);
    border-radius: 0.25rem;
    padding: 0.85rem 1.1rem;
    margin: 0 0 1rem;
  }
  .card > p {
    margin: 0 0 0.5rem;
  }
  .card.o-fail {
    border-left-color: var(--bad);
  }
  .card.o-unknown,
  .card.o-blocked {
    border-left-color: var(--warn);
  }
  .card dl {
    margin: 0.4rem 0 0;
  }
  dl.sides {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 0 1.5rem;
    background: var(--soft);
    border-radius: 0.25rem;
    padding: 0.5rem 0.8rem;
  }
  dl.sides > div {
    display: block;
  }
  dl.sides dt {
    font-size: 0.85rem;
  }
  dl.small {
    font-size: 0.85rem;
    border-top: 1px solid var(--line);
    padding-top: 0.4rem;
  }
  .card .title,
  .look .title {
    font-size: 0.9rem;
    margin: 0.9rem 0 0.4rem;
  }
  @media (max-width: 40rem) {
    .columns,
    dl.sides {
      grid-template-columns: minmax(0, 1fr);
    }
    .banner {
      padding: 0.9rem 1rem;
    }
    .banner .verdict {
      font-size: 1.8rem;
    }
    .badge {
      white-space: normal;
    }
  }
`;
