import { es3 } from './es3.ts';

/** Draws what is known, in the language of the reader. Texts only ever become text nodes. */
export const viewScript = es3`
var language = 'en';
function word(code, params) {
  var text = texts[language][code] || code;
  for (var name in params || {}) {
    if (Object.prototype.hasOwnProperty.call(params, name)) text = text.split('{' + name + '}').join(params[name]);
  }
  return text;
}
function make(tag, className, children) {
  var element = document.createElement(tag);
  if (className) element.className = className;
  children = children || [];
  for (var i = 0; i < children.length; i++) {
    var child = children[i];
    element.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
  }
  return element;
}
function byId(id) {
  return document.getElementById(id);
}
function fill(element, children) {
  while (element.firstChild) element.removeChild(element.firstChild);
  for (var i = 0; i < children.length; i++) element.appendChild(children[i]);
}
function button(text, act) {
  var element = make('button', '', [text]);
  element.setAttribute('type', 'button');
  element.onclick = function () {
    act();
    return false;
  };
  return element;
}
function answerWord(answer) {
  return word(answer === YES ? 'yes' : answer === NO ? 'no' : 'unknown-answer');
}
function nameOf(test) {
  var name = language === 'zh-CN' && test.title ? test.title : test.name;
  return test.since === null ? name : word('needs', { name: name, version: String(test.since) });
}
function drawVerdict() {
  var judged = state.fitness;
  var kind = judged ? judged.verdict : 'testing';
  var says = word(kind + '-says', { application: spec.application });
  if (kind === 'unknown' && !mayInsert) says = word('forbidden');
  byId('verdict').className = kind;
  byId('verdict').setAttribute('data-verdict', kind);
  fill(byId('verdict'), [
    make('div', 'symbol', [word(kind + '-symbol')]),
    make('div', 'words', [make('h2', '', [word(kind)]), make('p', '', [says])])
  ]);
}
function drawMissing() {
  var missing = state.fitness ? state.fitness.missing : [];
  var named = {};
  var items = [];
  var more = 0;
  for (var i = 0; i < missing.length; i++) {
    var name = nameOf(missing[i]);
    if (named['n' + name]) continue;
    named['n' + name] = true;
    if (items.length < 12) items.push(make('li', '', [name]));
    else more++;
  }
  if (more > 0) items.push(make('li', '', [word('more', { count: String(more) })]));
  byId('missing').className = items.length === 0 ? 'empty' : 'box';
  fill(byId('missing'), items.length === 0 ? [] : [make('h3', '', [word('missing')]), make('ul', '', items)]);
}
function field(name) {
  var input = make('input', '', []);
  input.setAttribute('type', 'text');
  input.setAttribute('id', name);
  input.setAttribute('maxlength', String(codec.longestText));
  input.setAttribute('autocomplete', 'off');
  input.value = state.typed[name];
  var changed = function () {
    if (state.typed[name] === input.value) return;
    state.typed[name] = input.value;
    drawCode();
  };
  input.onkeyup = input.onchange = input.onblur = input.oninput = changed;
  var label = make('label', '', [word(name)]);
  label.htmlFor = name;
  return make('div', 'field', [label, input]);
}
function drawForm() {
  fill(byId('form'), [make('h3', '', [word('form')]), field('workstation'), field('department'), field('browser')]);
}
function drawCode() {
  byId('code').setAttribute('data-done', state.open === 0 ? 'yes' : 'no');
  fill(byId('code'), [document.createTextNode(state.fitness ? encode(resultNow()) : '')]);
  byId('note').className = 'note';
  fill(byId('note'), [document.createTextNode(word(state.open === 0 ? 'code-hint' : 'still-testing'))]);
}
function drawActions() {
  var actions = [button(word('copy'), copyCode), button(word('save'), saveFile)];
  if (spec.post !== null) actions.push(button(word('send'), sendResult));
  fill(byId('actions'), actions);
  fill(byId('code-title'), [document.createTextNode(word('code'))]);
}
function row(name, value) {
  return make('tr', '', [make('th', '', [name]), make('td', '', typeof value === 'string' ? [value] : value)]);
}
function engineWords() {
  var engine = state.engine;
  if (engine.family === 'unknown' || engine.low === 0) return word('unknown-answer');
  var params = { name: word('engine-' + engine.family), low: String(engine.low), high: '' };
  if (engine.high === null) return word('engine-from', params);
  params.high = String(engine.family === 'safari' ? engine.high : engine.low + engine.span);
  return word(engine.span === 0 ? 'engine-one' : 'engine-range', params);
}
function clockWords() {
  if (state.skew === null) return timeWords(new Date());
  if (Math.abs(state.skew) < 2) return word('clock-right', { time: timeWords(new Date()) });
  return word(state.skew > 0 ? 'clock-ahead' : 'clock-behind', { minutes: String(Math.abs(state.skew)) });
}
function two(number) {
  return (number < 10 ? '0' : '') + number;
}
function timeWords(date) {
  var day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return day + ' ' + two(date.getHours()) + ':' + two(date.getMinutes());
}
function zoneWords() {
  var minutes = -new Date().getTimezoneOffset();
  var size = Math.abs(minutes);
  var rest = size % 60;
  return 'UTC' + (minutes < 0 ? '-' : '+') + Math.floor(size / 60) + (rest ? ':' + two(rest) : '');
}
function screenWords() {
  var shown = screenNow();
  var percent = shown.scale ? ', ' + Math.round(shown.scale * 100) + ' %' : '';
  return shown.size.join(' x ') + percent + (shown.depth ? ', ' + shown.depth * 8 + ' bit' : '');
}
function fontWords() {
  var parts = [];
  for (var i = 0; i < codec.rareCharacters.length; i++) {
    parts.push(codec.rareCharacters[i] + ' ' + answerWord(state.fonts[i]));
  }
  return parts.join(word('comma'));
}
function popupCell() {
  if (state.popups === UNKNOWN) return [button(word('popups-try'), tryPopup)];
  return [answerWord(state.popups)];
}
function drawDetails() {
  var rows = [row(word('engine'), engineWords()), row(word('agent'), navigator.userAgent)];
  if (state.engine.mode) rows.push(row(word('mode'), String(state.engine.mode)));
  rows.push(row(word('clock'), clockWords()));
  rows.push(row(word('zone'), zoneWords()));
  rows.push(row(word('screen'), screenWords()));
  rows.push(row(word('languages'), String(navigator.language || navigator.userLanguage || '-')));
  rows.push(row(word('fonts'), fontWords()));
  rows.push(row(word('cookies'), answerWord(state.cookies)));
  rows.push(row(word('storage'), answerWord(state.storage)));
  rows.push(row(word('secure'), answerWord(state.secure)));
  rows.push(row(word('popups'), popupCell()));
  if (spec.tls !== null) rows.push(row(word('tls', { url: spec.tls }), answerWord(state.tls)));
  for (var i = 0; i < spec.services.length; i++) {
    rows.push(row(word('service', { name: spec.services[i].name }), answerWord(state.services[i])));
  }
  fill(byId('details'), [make('h3', '', [word('details')]), make('table', '', [make('tbody', '', rows)])]);
}
function drawLanguages() {
  var links = [];
  var add = function (code, name) {
    var element = button(name, function () {
      language = code;
      draw();
    });
    if (code === language) element.disabled = true;
    links.push(element);
  };
  add('zh-CN', '\u4e2d\u6587');
  add('en', 'English');
  fill(byId('languages'), links);
}
function draw() {
  document.documentElement.lang = language;
  document.title = word('title', { application: spec.application });
  fill(byId('title'), [document.createTextNode(document.title)]);
  drawLanguages();
  drawVerdict();
  drawMissing();
  drawForm();
  drawActions();
  drawCode();
  drawDetails();
}
`;
