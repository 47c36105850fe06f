import { es3 } from './es3.ts';

/** The same as fitnessOf of verdict.ts. */
export const judgeScript = es3`
function fitness(answers) {
  var lost = [], less = [];
  var open = false;
  for (var i = 0; i < answers.length; i++) {
    var test = spec.tests[i];
    if (answers[i] === NO) (test.costs === 'script' ? lost : less).push(test);
    else if (answers[i] === UNKNOWN && test.costs === 'script') open = true;
  }
  var verdict = 'fit';
  if (lost.length > 0) verdict = spec.legacy ? 'unknown' : 'unfit';
  else if (open || spec.untestable.length > 0 || !spec.whole) verdict = 'unknown';
  else if (less.length > 0) verdict = 'limited';
  return { verdict: verdict, missing: lost.concat(less) };
}
`;
