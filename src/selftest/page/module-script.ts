import { es3 } from './es3.ts';

/**
 * Runs texts as modules. A browser tells of one that ran by a call at its end, of one whose imports fail by an event of
 * its element, and of one that it cannot read only by an error of the window: the line of it says which, for each has
 * as many empty lines before it as its number. Two controls show whether modules run and import here at all; where
 * they do not, a policy may forbid them, and nothing is known. A third one that nobody can read shows how lines are
 * counted. Of what it finds wrong only after reading, an engine may give the line of the page that inserted it: where
 * as many of these came as modules are open, they are about those. Errors of other scripts, such as those of extensions,
 * are none of its own.
 */
export const moduleScript = es3`
var controls = ['a b', '0', "import 'data:text/javascript,0'"];
function linesOf(count) {
  var text = '';
  for (var i = 0; i < count; i++) text += '\n';
  return text;
}
function insertModule(text, number, answer) {
  var script = document.createElement('script');
  script.type = 'module';
  script.text = linesOf(number * 2) + text + '\n;window.plumblineModule(' + number + ')';
  script.onerror = function () {
    answer(number, NO);
  };
  document.getElementsByTagName('head')[0].appendChild(script);
}
function askModules(list, done) {
  var answers = [];
  var before = window.onerror;
  var shift = null, home = null, strays = 0, ended = false;
  var i;
  var open = function () {
    var numbers = [];
    for (var j = 0; j < answers.length; j++) if (answers[j] === UNKNOWN) numbers.push(j);
    return numbers;
  };
  var end = function () {
    if (ended) return;
    ended = true;
    window.onerror = before;
    var given = [];
    for (var j = 0; j < list.length; j++) {
      var control = answers[list[j].how === 'import' ? 2 : 1];
      given.push(control === YES ? answers[j + controls.length] : UNKNOWN);
    }
    done(given);
  };
  var answer = function (number, given) {
    if (answers[number] === UNKNOWN) answers[number] = given;
    var left = open();
    if (left.length === strays) {
      for (var j = 0; j < left.length; j++) answers[left[j]] = NO;
      end();
    }
  };
  var blame = function (number) {
    if (!(number >= 0 && number < answers.length)) strays++;
    answer(number, NO);
  };
  if (list.length === 0) return done([]);
  if (!('noModule' in document.createElement('script'))) {
    for (i = 0; i < list.length; i++) answers.push(NO);
    return done(answers);
  }
  window.plumblineModule = function (number) {
    answer(number, YES);
  };
  var insertAll = function () {
    for (var j = 1; j < controls.length; j++) insertModule(controls[j], j, answer);
    for (j = 0; j < list.length; j++) insertModule(list[j].text, j + controls.length, answer);
  };
  window.onerror = function (message, source, line) {
    var first = shift === null;
    if (!first && source !== home && !/^data:/.test(source)) return false;
    if (first) {
      shift = line;
      home = source;
    }
    blame(Math.floor((line - shift) / 2));
    if (first) insertAll();
    return true;
  };
  for (i = 0; i < controls.length + list.length; i++) answers.push(UNKNOWN);
  insertModule(controls[0], 0, answer);
  setTimeout(end, 5000);
}
`;
