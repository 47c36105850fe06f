/** Plain boxes, which Internet Explorer 8 lays out like any other browser. */
export const pageStyle = `
body { margin: 0; padding: 0 0 40px; background: #f4f5f7; color: #1c2430;
  font: 16px/1.5 "Segoe UI", "Microsoft YaHei", "Noto Sans CJK SC", "PingFang SC", SimSun, sans-serif; }
#page { max-width: 760px; margin: 0 auto; padding: 16px; }
#languages { text-align: right; margin: 0 0 4px; }
#languages button { margin: 0 0 0 6px; padding: 2px 10px; font-size: 14px; }
h1 { font-size: 24px; line-height: 1.3; margin: 0 0 16px; }
h2 { font-size: 24px; line-height: 1.3; margin: 0 0 4px; }
h3 { font-size: 18px; margin: 0 0 8px; }
p { margin: 0; }
#verdict { padding: 20px; border-left: 8px solid #667; background: #fff; overflow: hidden; }
#verdict .symbol { float: left; width: 64px; font-size: 48px; line-height: 56px; font-weight: bold; text-align: center; }
#verdict .words { margin-left: 80px; }
#verdict.fit { border-color: #17733a; background: #e6f4ea; color: #0d4a24; }
#verdict.limited { border-color: #a86400; background: #fff3dc; color: #5c3700; }
#verdict.unfit { border-color: #b3261e; background: #fdeae8; color: #7a1610; }
#verdict.unknown { border-color: #3f5573; background: #e9eef5; color: #22324a; }
.box { background: #fff; padding: 16px 20px; margin: 16px 0 0; }
.empty { display: none; }
ul { margin: 0; padding: 0 0 0 22px; }
.field { margin: 0 0 10px; }
label { display: block; font-size: 14px; color: #4a5568; }
input, textarea { width: 100%; box-sizing: border-box; padding: 8px; border: 1px solid #8a94a3; background: #fff;
  color: inherit; font: inherit; }
textarea { height: 150px; margin: 10px 0 0; font-family: Consolas, monospace; font-size: 14px; }
button { padding: 8px 16px; margin: 0 8px 8px 0; border: 1px solid #1f4e8c; background: #fff; color: #1f4e8c;
  font: inherit; cursor: pointer; }
button[disabled] { border-color: #1f4e8c; background: #1f4e8c; color: #fff; cursor: default; }
#code { margin: 0 0 8px; padding: 12px; background: #f0f2f5; border: 1px dashed #8a94a3; font-family: Consolas,
  "Courier New", monospace; font-size: 22px; line-height: 1.5; letter-spacing: 1px; word-wrap: break-word;
  min-height: 33px; }
.note { margin: 0 0 10px; color: #4a5568; font-size: 14px; }
.said { color: #0d4a24; font-weight: bold; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: 14px; }
th, td { padding: 6px 8px 6px 0; border-top: 1px solid #dfe3e8; text-align: left; vertical-align: top; font-weight: normal;
  word-wrap: break-word; }
th { width: 38%; color: #4a5568; }
td button { padding: 2px 10px; margin: 0; }
.hidden { display: none; }
`;
