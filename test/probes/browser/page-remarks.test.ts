import { expect, it } from 'vitest';
import { pageRemarks } from '../../../probes/browser/page-remarks.ts';
import type { Message } from '../../../src/model/message.ts';

const error = (message: string, url: string | null, line: number | null) => ({ message, url, line });
const nothing = { exceptions: [], consoleErrors: [], failedRequests: [], foreignRequests: [] };

/** Codes and the plain parameters of what is said of a fact. */
function saidOf(path: string, pages: readonly object[]): readonly string[] {
  // what was written as JSON is JSON
  const said = pageRemarks({ pages: JSON.parse(JSON.stringify(pages)) as [] });
  const plain = ({ code, params }: Message): string =>
    [code.replace('browser.note.', ''), ...Object.values(params).map(shown)].join(' ');
  return said.filter((each) => each.path === path).map(({ message }) => plain(message));
}

function shown(param: unknown): string {
  if (typeof param === 'object' && param !== null && 'params' in param && typeof param.params === 'object')
    return Object.values(param.params ?? {})
      .map(shown)
      .join(', line ');
  return typeof param === 'object' && param !== null && 'value' in param ? String(param.value) : String(param);
}

it('says which errors and requests a number counts, of the page and of all', () => {
  const main = {
    ...{ ...nothing, name: 'main' },
    exceptions: [error('Vue is not defined', 'http://a/app.js', 3), error('late', null, null)],
    failedRequests: [
      { method: 'GET', url: 'http://a/x.png', status: 404, error: null },
      { method: 'POST', url: 'http://a/api', status: null, error: 'net::ERR_FAILED' },
    ],
    foreignRequests: [{ url: 'https://cdn/vue.js', askedBy: 'http://a/' }],
    policyViolations: [{ directive: 'script-src', blocked: 'inline', url: 'http://a/', line: null }],
  };
  const orders = { ...nothing, name: 'orders', exceptions: [error('again', 'http://a/b.js', 1)] };
  const of = (path: string): readonly string[] => saidOf(path, [main, orders]);
  const ofMain = ['page-error-at main Vue is not defined http://a/app.js, line 3', 'page-error main late'];
  expect(of('exceptionCount')).toEqual([...ofMain, 'page-error-at orders again http://a/b.js, line 1']);
  expect(of('pages[name="main"].exceptions')).toEqual(ofMain);
  expect(of('pages[name="main"].failedRequestCount')).toEqual([
    'page-request main GET http://a/x.png 404',
    'page-request-lost main POST http://a/api net::ERR_FAILED',
  ]);
  expect(of('foreignOrigins')).toEqual(['page-foreign-by main https://cdn/vue.js http://a/']);
  expect(of('pages[name="main"].policyViolationCount')).toEqual(['page-policy-at main script-src inline http://a/']);
});

it('says no more than people read, and nothing of what it does not know', () => {
  const many = Array.from({ length: 9 }, (_none, index) => error(String(index), null, null));
  const pages = ['a', 'b', 'c'].map((name) => ({ ...nothing, name, exceptions: many }));
  expect(saidOf('exceptionCount', pages)).toHaveLength(6);
  expect(saidOf('pages[name="c"].exceptionCount', pages)).toHaveLength(3);
  expect(pageRemarks({})).toEqual([]);
  expect(pageRemarks({ pages: [{ name: 'main' }] })).toEqual([]);
});
