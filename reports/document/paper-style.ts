/** The style sheet of a paper. Fonts that Windows, Linux and macOS have; nothing is loaded. */
export const paperStyle = `
:root { color-scheme: light; }
body { margin: 0; color: #1b1f24; background: #fff; font: 15px/1.6 "Segoe UI", "Helvetica Neue", Arial, "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "WenQuanYi Micro Hei", SimSun, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; overflow-wrap: anywhere; }
header { border-bottom: 2px solid #1b1f24; margin-bottom: 1.5rem; padding-bottom: 1rem; }
h1 { font-size: 1.9rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.35rem; margin: 2rem 0 .5rem; border-bottom: 1px solid #c9d1d9; }
h3 { font-size: 1.1rem; margin: 1.5rem 0 .4rem; }
h4 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
.subtitle { font-size: 1.1rem; color: #57606a; margin: 0 0 1rem; }
dl { margin: .5rem 0 1rem; }
dl > div { display: grid; grid-template-columns: minmax(7rem, 22%) 1fr; gap: 0 1rem; padding: .15rem 0; }
dt { color: #57606a; }
dd { margin: 0; }
.box { overflow-x: auto; margin: .5rem 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #8c959f; padding: .3rem .5rem; text-align: left; vertical-align: top; min-width: 4rem; }
th { background: #eef1f4; }
code, pre { font-family: Consolas, "Cascadia Mono", "DejaVu Sans Mono", Menlo, "Noto Sans Mono CJK SC", monospace; font-size: .92em; }
pre { background: #f6f8fa; border: 1px solid #d0d7de; padding: .6rem .8rem; white-space: pre-wrap; }
.muted { color: #57606a; }
.good { color: #0a6b2d; font-weight: 600; }
.bad { color: #b3141f; font-weight: 600; }
.open { color: #7a4b00; font-weight: 600; }
.sign td { height: 3rem; }
@page { size: A4; margin: 18mm 16mm; }
@media print {
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  h2, h3, h4 { break-after: avoid; }
  tr, dl > div, .sign { break-inside: avoid; }
  thead { display: table-header-group; }
  .box { overflow: visible; }
  .page-break { break-after: page; }
}
`;
