import { es3 } from './es3.ts';

/** Runs the tests and shows what is known at each moment. */
export const mainScript = es3`
function times(count, value) {
  var list = [];
  for (var i = 0; i < count; i++) list.push(value);
  return list;
}
var state = {
  engine: { family: 'unknown', kind: 0, low: 0, high: 0, span: 0, mode: 0 },
  tests: times(spec.tests.length, UNKNOWN),
  fitness: null,
  services: times(spec.services.length, UNKNOWN),
  fonts: times(codec.rareCharacters.length, UNKNOWN),
  tls: UNKNOWN,
  popups: UNKNOWN,
  cookies: UNKNOWN,
  storage: UNKNOWN,
  secure: UNKNOWN,
  skew: null,
  open: 0,
  typed: { workstation: '', department: '', browser: '' }
};
function begin(start, done) {
  state.open++;
  start(function (result) {
    state.open--;
    done(result);
    drawCode();
    drawDetails();
  });
}
function testFeatures() {
  var later = [], places = [];
  for (var i = 0; i < spec.tests.length; i++) {
    var test = spec.tests[i];
    if (test.how === 'module' || test.how === 'import') {
      later.push(test);
      places.push(i);
    } else state.tests[i] = ask(test.how, test.text);
  }
  begin(
    function (done) {
      askModules(later, done);
    },
    function (answers) {
      for (var j = 0; j < answers.length; j++) state.tests[places[j]] = answers[j];
      state.fitness = fitness(state.tests, state.engine, state.secure);
      drawVerdict();
      drawMissing();
    }
  );
}
function testService(index) {
  begin(
    function (done) {
      reaches(spec.services[index].url, done);
    },
    function (answer) {
      state.services[index] = answer;
    }
  );
}
function testSurroundings() {
  state.engine = findEngine();
  for (var i = 0; i < codec.engineKinds.length; i++) {
    if (codec.engineKinds[i] === state.engine.family) state.engine.kind = i;
  }
  state.cookies = cookiesWork();
  state.storage = storageWorks();
  state.secure = secureHere();
  try {
    state.fonts = glyphs();
  } catch (error) {}
  begin(serverClock, function (skew) {
    state.skew = skew;
  });
  if (spec.tls !== null) {
    begin(
      function (done) {
        reaches(spec.tls, done);
      },
      function (answer) {
        state.tls = answer;
      }
    );
  }
  for (var j = 0; j < spec.services.length; j++) testService(j);
}
function start() {
  var own = String(navigator.language || navigator.userLanguage || '');
  language = spec.language || (/^zh/i.test(own) ? 'zh-CN' : 'en');
  byId('rest').className = '';
  draw();
  testSurroundings();
  testFeatures();
  draw();
}
start();
`;
