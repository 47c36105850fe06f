import { es3 } from './es3.ts';

/** Puts the result together, and gives it away: copied, saved, sent. Nothing else of the page leaves the PC. */
export const resultScript = es3`
function resultNow() {
  var now = new Date().getTime();
  var product = productOf(navigator.userAgent);
  var shown = screenNow();
  return {
    format: codec.format,
    digest: spec.digest,
    engine: state.engine.kind,
    low: state.engine.low * 10 + 0.5,
    span: state.engine.span,
    mode: state.engine.mode,
    product: product.index,
    major: product.major,
    minor: product.minor,
    served: servedHow(),
    secure: state.secure,
    cookies: state.cookies,
    storage: state.storage,
    popups: state.popups,
    tls: state.tls,
    fonts: state.fonts,
    skew: state.skew === null ? null : Math.max(-2048, Math.min(2047, state.skew)) + 2048,
    zone: Math.round(-new Date().getTimezoneOffset() / 15) + 48,
    screen: shown.size,
    scale: Math.round(shown.scale * 20),
    depth: shown.depth,
    time: Math.floor((now - codec.timeOrigin) / 60000),
    services: state.services,
    tests: state.tests,
    workstation: state.typed.workstation,
    department: state.typed.department,
    browser: state.typed.browser
  };
}
function quoted(text) {
  var result = '"';
  for (var i = 0; i < text.length; i++) {
    var code = text.charCodeAt(i);
    var plain = code >= 32 && code < 127 && code !== 34 && code !== 92 && code !== 60;
    result += plain ? text.charAt(i) : '\\u' + ('000' + code.toString(16)).slice(-4);
  }
  return result + '"';
}
function isoTime(date) {
  var day = [date.getUTCFullYear(), two(date.getUTCMonth() + 1), two(date.getUTCDate())].join('-');
  return day + 'T' + [two(date.getUTCHours()), two(date.getUTCMinutes()), two(date.getUTCSeconds())].join(':') + '.000Z';
}
function resultText() {
  var lines = [
    '"format": "plumbline-selftest"',
    '"version": 1',
    '"code": ' + quoted(encode(resultNow())),
    '"workstation": ' + quoted(state.typed.workstation),
    '"department": ' + quoted(state.typed.department),
    '"browser": ' + quoted(state.typed.browser),
    '"userAgent": ' + quoted(String(navigator.userAgent)),
    '"at": ' + quoted(isoTime(new Date()))
  ];
  return '{\n  ' + lines.join(',\n  ') + '\n}\n';
}
function say(code) {
  byId('note').className = 'note said';
  fill(byId('note'), [document.createTextNode(word(code))]);
}
function textToCopy(text) {
  var area = byId('text');
  area.className = '';
  area.value = text;
  area.focus();
  area.select();
  return area;
}
function copyCode() {
  var text = encode(resultNow());
  var copied = false;
  var area = textToCopy(text);
  try {
    copied = window.clipboardData ? window.clipboardData.setData('Text', text) : document.execCommand('copy');
  } catch (error) {
    copied = false;
  }
  if (copied) area.className = 'hidden';
  say(copied ? 'copied' : 'copy-by-hand');
}
function fileName() {
  var name = state.typed.workstation.replace(/[^0-9A-Za-z-]+/g, '-').replace(/^-+|-+$/g, '');
  return 'selftest-' + (name || resultNow().time) + '.json';
}
function saveFile() {
  var text = resultText();
  var link = document.createElement('a');
  try {
    if (navigator.msSaveBlob) {
      navigator.msSaveBlob(new Blob([text]), fileName());
      return say('saved');
    }
    if ('download' in link) {
      var blobs = window.URL && window.URL.createObjectURL && window.Blob;
      link.href = blobs
        ? window.URL.createObjectURL(new Blob([text], { type: 'application/json' }))
        : 'data:application/json,' + encodeURIComponent(text);
      link.download = fileName();
      document.body.appendChild(link);
      link.click();
      document.body.removeChild(link);
      return say('saved');
    }
  } catch (error) {}
  textToCopy(text);
  say('save-by-hand');
}
function sendByForm(text) {
  var frame = document.createElement('iframe');
  var form = document.createElement('form');
  var input = document.createElement('input');
  frame.name = frame.id = 'plumbline-answer';
  frame.className = 'hidden';
  document.body.appendChild(frame);
  if (window.frames['plumbline-answer']) window.frames['plumbline-answer'].name = 'plumbline-answer';
  input.name = 'result';
  input.value = text;
  form.appendChild(input);
  form.method = 'post';
  form.action = spec.post;
  form.target = 'plumbline-answer';
  form.className = 'hidden';
  document.body.appendChild(form);
  form.submit();
  say('sent-unknown');
}
function sendResult() {
  var text = resultText();
  say('sending');
  try {
    var request = newRequest();
    request.open('POST', spec.post, true);
    request.setRequestHeader('Content-Type', 'text/plain; charset=utf-8');
    request.onreadystatechange = function () {
      if (request.readyState !== 4) return;
      if (request.status === 0) say('sent-unknown');
      else say(request.status >= 200 && request.status < 300 ? 'sent' : 'send-failed');
    };
    request.send(text);
  } catch (error) {
    sendByForm(text);
  }
}
function tryPopup() {
  var opened = null;
  try {
    opened = window.open('about:blank', '', 'width=200,height=100');
  } catch (error) {}
  state.popups = opened ? YES : NO;
  if (opened) opened.close();
  drawDetails();
  drawCode();
}
`;
