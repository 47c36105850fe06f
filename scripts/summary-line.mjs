/**
 * @typedef {{ status: string, assertionResults: readonly { status: string }[] }} FileResult
 * @typedef {{ testResults: readonly FileResult[] }} VitestResult the part that is read of vitest's json report
 */

/**
 * The closing line of a test run. A file that failed without a failed test in it (it did not load, a hook broke) counts
 * as one failure.
 *
 * @param {VitestResult} result
 * @returns {{ line: string, failed: number }}
 */
export function summaryLine(result) {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for (const file of result.testResults) {
    const failedHere = file.assertionResults.filter((test) => test.status === 'failed').length;
    const passedHere = file.assertionResults.filter((test) => test.status === 'passed').length;
    passed += passedHere;
    skipped += file.assertionResults.length - failedHere - passedHere;
    failed += file.status === 'failed' ? Math.max(1, failedHere) : failedHere;
  }
  const tail = skipped > 0 ? `, ${String(skipped)} skipped` : '';
  return { line: `${String(passed)} passed, ${String(failed)} failed${tail}`, failed };
}
