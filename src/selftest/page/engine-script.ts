import { es3 } from './es3.ts';

/**
 * Which engine this is and how old, whatever it calls itself: the family by how it words an error, the version by
 * which signs are there. Each version of the family is held against all signs; the one with the fewest contradictions
 * counts, of several the highest, since something may be switched off but nothing comes before its time.
 */
export const engineScript = es3`
function wordsOfError() {
  try {
    return null.plumbline;
  } catch (error) {
    return String(error.message || error);
  }
}
function engineFamily() {
  var style = document.documentElement.style;
  var words = wordsOfError();
  if (document.documentMode || /MSIE |Trident\//.test(navigator.userAgent)) return 'ie';
  if ('msImeAlign' in style || /Edge\/\d/.test(navigator.userAgent)) return 'edge-legacy';
  if (/^Cannot read propert/.test(words)) return 'chromium';
  if (/has no properties|can't access property/.test(words)) return 'firefox';
  if (/null is not an object/.test(words)) return 'safari';
  if ('MozAppearance' in style) return 'firefox';
  return 'unknown';
}
function versionsOf(column) {
  var known = {};
  var versions = [];
  var i, since;
  for (i = 0; i < spec.signs.length; i++) {
    since = spec.signs[i].since[column];
    if (since === null || known['v' + since]) continue;
    known['v' + since] = true;
    versions.push(since);
  }
  return versions.sort(function (one, other) {
    return one - other;
  });
}
function engineVersion(column) {
  var versions = versionsOf(column);
  var seen = [];
  var best = -1, fewest = spec.signs.length + 1;
  var i, j, since, wrong;
  for (i = 0; i < spec.signs.length; i++) seen.push(ask(spec.signs[i].how, spec.signs[i].text));
  for (i = 0; i < versions.length; i++) {
    wrong = 0;
    for (j = 0; j < seen.length; j++) {
      since = spec.signs[j].since[column];
      if (since === null || seen[j] === UNKNOWN) continue;
      if ((since <= versions[i]) !== (seen[j] === YES)) wrong++;
    }
    if (wrong <= fewest) {
      fewest = wrong;
      best = i;
    }
  }
  if (best < 0) return { low: 0, high: 0 };
  return { low: versions[best], high: best + 1 < versions.length ? versions[best + 1] : null };
}
function internetExplorer() {
  var trident = /Trident\/(\d+)/.exec(navigator.userAgent);
  var called = /MSIE (\d+)/.exec(navigator.userAgent);
  var version = trident ? Number(trident[1]) + 4 : called ? Number(called[1]) : document.documentMode || 0;
  return { low: version, high: version + 1, mode: document.documentMode || Math.min(version, 7) };
}
function findEngine() {
  var family = engineFamily();
  var columns = { chromium: 0, firefox: 1, safari: 2 };
  var found, called;
  if (family === 'ie') found = internetExplorer();
  else if (family === 'edge-legacy') {
    called = /Edge\/(\d+)/.exec(navigator.userAgent);
    found = { low: called ? Number(called[1]) : 0, high: called ? Number(called[1]) + 1 : 0, mode: 0 };
  } else if (family === 'unknown') found = { low: 0, high: 0, mode: 0 };
  else {
    found = engineVersion(columns[family]);
    found.mode = 0;
  }
  found.family = family;
  found.span = found.high === null ? 63 : Math.max(0, Math.min(62, Math.ceil(found.high - found.low) - 1));
  return found;
}
`;
