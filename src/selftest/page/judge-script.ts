import { es3 } from './es3.ts';

/** The same as worksIn of acted.ts and fitnessOf of verdict.ts. */
export const judgeScript = es3`
function worksAs(engine) {
  var works = null;
  if (spec.acted === null || engine.family !== 'chromium' || engine.low === 0) return undefined;
  for (var i = 0; i < spec.acted.length; i++) {
    var step = spec.acted[i];
    if (step.from <= engine.low) works = step.works;
    else if (engine.span === 63 || step.from <= engine.low + engine.span) return null;
  }
  return works;
}
function fitness(answers, engine, secure) {
  var works = worksAs(engine);
  var lost = [], less = [];
  var open = false;
  var withheld = secure === NO && engine.family === 'chromium';
  for (var i = 0; i < answers.length; i++) {
    var test = spec.tests[i];
    var younger = test.since === null || engine.low === 0 || test.since > engine.low;
    var harmless = younger ? works === true : withheld && (test.how === 'name' || test.how === 'member');
    if (answers[i] === NO && !harmless) (test.costs === 'script' ? lost : less).push(test);
    else if (answers[i] === UNKNOWN && test.costs === 'script') open = true;
  }
  var verdict = 'fit';
  if (works === false) verdict = 'unfit';
  else if (lost.length > 0) verdict = spec.legacy ? 'unknown' : 'unfit';
  else if (open || works === null || spec.untestable.length > 0 || !spec.whole) verdict = 'unknown';
  else if (less.length > 0) verdict = 'limited';
  return { verdict: verdict, missing: lost.concat(less) };
}
`;
