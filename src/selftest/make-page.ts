import {
  alphabet,
  checkConstant,
  checkGenerator,
  codeFormat,
  codeLayout,
  engineKinds,
  groupLength,
  longestText,
  rareCharacters,
  screenSizes,
  shortCharacters,
  timeOrigin,
} from './code/code-layout.ts';
import { codeScript } from './page/code-script.ts';
import { engineScript } from './page/engine-script.ts';
import { featureScript } from './page/feature-script.ts';
import { judgeScript } from './page/judge-script.ts';
import { mainScript } from './page/main-script.ts';
import { moduleScript } from './page/module-script.ts';
import { pageStyle } from './page/page-style.ts';
import { pageTexts } from './page/page-texts.ts';
import { resultScript } from './page/result-script.ts';
import { surroundingsScript } from './page/surroundings-script.ts';
import { viewScript } from './page/view-script.ts';
import { products } from './products.ts';
import type { PageSpec } from './page-spec.ts';
import { specMarks } from './spec-marks.ts';

/** What the script of the page writes codes with. */
export const codec = {
  format: codeFormat,
  alphabet,
  groupLength,
  checkGenerator,
  checkConstant,
  shortCharacters,
  longestText,
  screenSizes,
  layout: codeLayout,
  engineKinds,
  timeOrigin,
  rareCharacters,
  products,
};

/**
 * The page as one HTML file without anything else: ASCII, the script ECMAScript 3. Without scripts it says so itself.
 */
export function makePage(spec: PageSpec): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="X-UA-Compatible" content="IE=edge">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>${inHtml(spec.application)}</title>
<style>${pageStyle}</style>
</head>
<body>
<div id="page">
<div id="languages"></div>
<h1 id="title">${inHtml(spec.application)}</h1>
<div id="verdict" class="unknown"><div class="symbol">?</div><div class="words">
<p>Scripts do not run on this page, so nothing could be tested. Copy the file to this PC and open it from there; in Internet Explorer choose &#8220;Allow blocked content&#8221;.</p>
<p>${inHtml('本页面的脚本没有运行，无法检测。请把文件复制到本机后再打开；在 IE 中请点击“允许阻止的内容”。')}</p>
</div></div>
<div id="rest" class="hidden">
<div id="missing" class="box"></div>
<div id="form" class="box"></div>
<div class="box"><h3 id="code-title"></h3><div id="code"></div><p id="note" class="note"></p><div id="actions"></div>
<textarea id="text" class="hidden" readonly="readonly" rows="8" cols="40"></textarea></div>
<div id="details" class="box"></div>
</div>
</div>
<script>
(function () {
var spec = ${specMarks.before}${asLiteral(spec)}${specMarks.after};
var codec = ${asLiteral(codec)};
var texts = ${asLiteral(pageTexts)};
${[featureScript, moduleScript, engineScript, surroundingsScript, judgeScript, codeScript, viewScript, resultScript, mainScript].join('')}
})();
</script>
</body>
</html>
`;
}

/** JSON that is a literal of ECMAScript 3 too, in ASCII, and that cannot end the script it stands in. */
function asLiteral(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function inHtml(text: string): string {
  return text.replace(/[<>&"']|[^\n -~]/gu, (character) => `&#${String(character.codePointAt(0))};`);
}
