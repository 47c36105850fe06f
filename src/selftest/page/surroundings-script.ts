import { es3 } from './es3.ts';

/** What else decides on a PC: clock, fonts, screen, storage, and what answers on the machine itself. */
export const surroundingsScript = es3`
function answerOf(test) {
  try {
    return test() ? YES : NO;
  } catch (error) {
    return NO;
  }
}
function cookiesWork() {
  if (!/^http/.test(location.protocol)) return UNKNOWN;
  return answerOf(function () {
    document.cookie = 'plumbline=1';
    var kept = document.cookie.indexOf('plumbline=1') >= 0;
    document.cookie = 'plumbline=1; expires=Thu, 01 Jan 1970 00:00:00 GMT';
    return kept;
  });
}
function storageWorks() {
  return answerOf(function () {
    window.localStorage.setItem('plumbline', '1');
    var kept = window.localStorage.getItem('plumbline') === '1';
    window.localStorage.removeItem('plumbline');
    return kept;
  });
}
function secureHere() {
  return typeof window.isSecureContext === 'boolean' ? (window.isSecureContext ? YES : NO) : UNKNOWN;
}
function servedHow() {
  if (location.protocol === 'file:') return 1;
  if (location.protocol === 'http:') return 2;
  return location.protocol === 'https:' ? 3 : 0;
}
function drawn(context, text) {
  context.clearRect(0, 0, 48, 48);
  context.fillText(text, 4, 36);
  return context.canvas.toDataURL();
}
function glyphs() {
  var canvas = document.createElement('canvas');
  var context = canvas.getContext ? canvas.getContext('2d') : null;
  var answers = [];
  var i, text, one, other, same;
  canvas.width = canvas.height = 48;
  if (context) {
    context.font = '32px sans-serif';
    context.textBaseline = 'alphabetic';
    one = drawn(context, '\uD8BF\uDFFD');
    other = drawn(context, '\uD87F\uDFFD');
    same = one === other;
  }
  for (i = 0; i < codec.rareCharacters.length; i++) {
    text = codec.rareCharacters[i];
    if (!context) answers.push(UNKNOWN);
    else if (same) answers.push(drawn(context, text) !== one ? YES : NO);
    else answers.push(Math.abs(context.measureText(text).width - 32) < 1 ? YES : NO);
  }
  return answers;
}
function screenNow() {
  var scale = window.devicePixelRatio || (screen.deviceXDPI ? screen.deviceXDPI / screen.logicalXDPI : 0);
  return { size: [screen.width, screen.height], scale: scale, depth: Math.round((screen.colorDepth || 0) / 8) };
}
function newRequest() {
  return window.XMLHttpRequest ? new XMLHttpRequest() : new ActiveXObject('Microsoft.XMLHTTP');
}
function serverClock(done) {
  var ended = false;
  var end = function (skew) {
    if (!ended) done(skew);
    ended = true;
  };
  if (!/^http/.test(location.protocol)) return end(null);
  setTimeout(function () {
    end(null);
  }, 5000);
  try {
    var request = newRequest();
    request.open('HEAD', location.href.split('#')[0], true);
    request.onreadystatechange = function () {
      if (request.readyState !== 4) return;
      var date = Date.parse(request.getResponseHeader('Date') || '');
      end(isNaN(date) ? null : Math.round((new Date().getTime() - date) / 60000));
    };
    request.send(null);
  } catch (error) {
    end(null);
  }
}
function reachesSocket(url, end) {
  if (!window.WebSocket) return end(UNKNOWN);
  var socket = new WebSocket(url);
  socket.onopen = function () {
    end(YES);
    socket.close();
  };
  socket.onerror = function () {
    end(NO);
  };
}
function reachesPage(url, end) {
  if (window.fetch && window.Promise) {
    window.fetch(url, { mode: 'no-cors', cache: 'no-store', credentials: 'omit' }).then(
      function () {
        end(YES);
      },
      function () {
        end(NO);
      }
    );
    return;
  }
  var request = newRequest();
  request.open('GET', url, true);
  request.onreadystatechange = function () {
    if (request.readyState === 4) end(request.status > 0 && request.status < 1000 ? YES : UNKNOWN);
  };
  request.send(null);
}
function reaches(url, done) {
  var ended = false;
  var end = function (answer) {
    if (!ended) done(answer);
    ended = true;
  };
  setTimeout(function () {
    end(NO);
  }, 6000);
  try {
    if (/^ws/.test(url)) reachesSocket(url, end);
    else reachesPage(url, end);
  } catch (error) {
    end(UNKNOWN);
  }
}
function productOf(agent) {
  for (var i = 1; i < codec.products.length; i++) {
    var product = codec.products[i];
    var found = new RegExp('(?:' + product.mark + ')(\\d+)?(?:\\.(\\d+))?').exec(agent);
    if (!found || agent.indexOf(product.and) < 0) continue;
    return { index: i, major: Number(found[1]) || 0, minor: Number(found[2]) || 0 };
  }
  return { index: 0, major: 0, minor: 0 };
}
`;
