import { css } from './css.ts';

/** How the document is printed: A4, dark on white, cover and summary on pages of their own, findings unfolded. */
export const printStyle = css`
  @page {
    size: A4;
    margin: 16mm 14mm 18mm;
    @bottom-right {
      content: counter(page) ' / ' counter(pages);
      font-size: 8pt;
      color: #40484f;
    }
  }
  @media print {
    :root {
      color-scheme: light;
      --paper: #ffffff;
      --ink: #000000;
      --quiet: #40484f;
      --line: #b4bdc5;
      --soft: #f4f6f8;
      --accent: #1d4a73;
      --rail: #e3e8ec;
      --good: #1a6336;
      --good-bg: #ffffff;
      --bad: #a31621;
      --bad-bg: #ffffff;
      --warn: #7a4a00;
      --warn-bg: #ffffff;
      --none: #40484f;
      --none-bg: #ffffff;
      print-color-adjust: exact;
    }
    body {
      font-size: 9.5pt;
      line-height: 1.4;
    }
    main {
      max-width: none;
      padding: 0;
    }
    header,
    #summary {
      break-after: page;
    }
    .banner {
      border: 1px solid;
      border-left-width: 0.5rem;
    }
    nav ol {
      columns: 2;
    }
    .columns {
      grid-template-columns: 1fr 1fr;
    }
    .filter {
      display: none;
    }
    h2,
    h3,
    h4,
    summary,
    .title {
      break-after: avoid;
    }
    .card,
    tr,
    .banner,
    .sign,
    figure,
    .waterfall {
      break-inside: avoid;
    }
    .box {
      overflow: visible;
      border: 0;
    }
    table {
      font-size: 8.5pt;
      border: 1px solid var(--line);
    }
    .waterfall {
      border: 0;
    }
    thead {
      display: table-header-group;
    }
    thead th {
      white-space: normal;
    }
    th,
    td,
    .counts td,
    .counts th,
    .must td,
    .must th {
      min-width: 14mm;
      padding: 1mm 1.6mm;
    }
    .must th,
    .must td:first-child {
      min-width: 0;
      white-space: nowrap;
    }
    .must td:nth-child(3),
    .must td:nth-child(4) {
      min-width: 38mm;
    }
    .bar {
      min-width: 18mm;
      height: 2.2mm;
      margin-top: 1mm;
    }
    figure img {
      max-height: 90mm;
    }
    #findings details::details-content,
    #not-checked details::details-content,
    #touch details::details-content {
      content-visibility: visible;
      display: block;
      block-size: auto;
    }
  }
`;
