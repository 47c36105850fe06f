import { css } from './markup.ts';

/** How the document is printed: A4, black on white, findings unfolded, observations as they were left. */
export const printStyle = css`
  @page {
    size: A4;
    margin: 18mm 15mm;
  }
  @media print {
    :root {
      color-scheme: light;
      --paper: #ffffff;
      --ink: #000000;
      --quiet: #40484f;
      --line: #9aa4ad;
      --soft: #f3f5f7;
      --accent: #1f4e79;
      --good: #1a6336;
      --good-bg: #ffffff;
      --bad: #a31621;
      --bad-bg: #ffffff;
      --warn: #7a4a00;
      --warn-bg: #ffffff;
      --none: #40484f;
      --none-bg: #ffffff;
    }
    body {
      font-size: 10.5pt;
      line-height: 1.4;
    }
    main {
      max-width: none;
      padding: 0;
    }
    h2,
    h3,
    summary {
      break-after: avoid;
    }
    .card,
    tr,
    .banner,
    .sign {
      break-inside: avoid;
    }
    .box {
      overflow: visible;
      border: 0;
    }
    table {
      font-size: 9pt;
      table-layout: auto;
      border: 1px solid var(--line);
    }
    thead {
      display: table-header-group;
    }
    thead th {
      white-space: normal;
    }
    th,
    td {
      min-width: 21mm;
      padding: 1.2mm 1.8mm;
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
