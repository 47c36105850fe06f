import { css } from './css.ts';

/** Colours, light and dark; each pair of text and ground has a contrast of at least 4.5 (WCAG 2.2, 1.4.3). */
export const palette = css`
  :root {
    color-scheme: light dark;
    --paper: #ffffff;
    --ink: #1c232b;
    --quiet: #55616d;
    --line: #c9d1d9;
    --soft: #f4f6f8;
    --accent: #1d4a73;
    --rail: #e3e8ec;
    --good: #1a6336;
    --good-bg: #e6f3ea;
    --bad: #a31621;
    --bad-bg: #fcebea;
    --warn: #7a4a00;
    --warn-bg: #fdf2dc;
    --none: #48525c;
    --none-bg: #eceff2;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --paper: #14181d;
      --ink: #e3e8ed;
      --quiet: #a3afba;
      --line: #3a444e;
      --soft: #1b2128;
      --accent: #8fbfec;
      --rail: #2b333b;
      --good: #86d6a1;
      --good-bg: #15301f;
      --bad: #ff9c95;
      --bad-bg: #3b1719;
      --warn: #f2c46d;
      --warn-bg: #362810;
      --none: #b5c0ca;
      --none-bg: #262e36;
    }
  }
`;
