import { describe, expect, it } from 'vitest';
import { isComparable, isSame, troublesOf, usual } from '../../../../probes/browser/emulate/compare-pages.ts';
import { newOpenedPage, type OpenedPage } from '../../../../probes/browser/open-page.ts';
import { ProbeFailure } from '../../../../src/kit/probe-failure.ts';

const document = { url: 'http://x/', title: '', secure: true, load: 1, read: 1, protocol: null, height: 1 };

function page(text: number, things: number, ...errors: string[]): OpenedPage {
  const opened = newOpenedPage({ name: 'main', url: 'http://x/', waitFor: null });
  for (const message of errors) opened.record.exceptions.add({ message, url: 'http://x/a.js', line: 3 });
  return { ...opened, document: { ...document, text, things } };
}

const none = new Set<string>();
const kinds = (all: ReturnType<typeof troublesOf>) => all.map(({ kind, text }) => `${kind} ${text}`.trim());

describe('a page as an older engine', () => {
  it('that does the same has no trouble', () => {
    expect(troublesOf(usual([page(100, 9, 'E: 1 failed')]), page(90, 9, 'E: 2 failed'), none)).toEqual([]);
  });

  it.each([
    ['is white', page(100, 9), page(0, 0), ['blank']],
    ['was white before', page(0, 0), page(0, 0), []],
    ['has less than half of its text', page(100, 9), page(49, 9), ['content-lost 49 / 100']],
    ['has half of its text', page(100, 9), page(50, 9), []],
    ['has less than half of its fields', page(100, 9), page(100, 4), ['content-lost 4 / 9']],
    ['has few fields anyway', page(100, 3), page(100, 1), []],
    ['has an error of its own', page(100, 9, 'A'), page(100, 9, 'A', 'B'), ['exception B']],
    ['shows our own unreadable script', page(9, 9), page(9, 9, "SyntaxError: Unexpected token '%'"), []],
  ])('that %s', (_name, before, after, wanted) => {
    expect(kinds(troublesOf(usual([before]), after, none))).toEqual(wanted);
  });

  it('knows the errors of every time it was opened as it is', () => {
    expect(kinds(troublesOf(usual([page(9, 9, 'A'), page(9, 9, 'B')]), page(9, 9, 'A', 'B', 'C'), none))).toEqual([
      'exception C',
    ]);
  });

  it('that shows less is explained by what it writes into the console', () => {
    const acted = page(3, 9);
    acted.record.consoleErrors.add({
      text: 'TypeError: Object.hasOwn is not a function',
      url: 'http://x/a.js',
      line: 3,
    });
    expect(kinds(troublesOf(usual([page(100, 9)]), acted, none))).toEqual([
      'content-lost 3 / 100',
      'exception TypeError: Object.hasOwn is not a function',
    ]);
    const whole = { ...acted, document: { ...document, text: 100, things: 9 } };
    expect(troublesOf(usual([page(100, 9)]), whole, none)).toEqual([]);
    expect(kinds(troublesOf(usual([page(100, 9), acted]), page(0, 0), none))).toEqual(['blank']);
  });

  it('cannot be compared where it shows as little as it does anyway, at times', () => {
    const base = usual([page(100, 9), page(48, 9)]);
    expect(troublesOf(base, page(30, 9), none)).toEqual([]);
    expect([60, 30, 10].map((text) => isComparable(base, page(text, 9)))).toEqual([true, false, true]);
    expect(kinds(troublesOf(base, page(0, 0), none))).toEqual(['blank']);
    expect(isComparable(base, { ...page(0, 0), document: null })).toBe(false);
  });

  it('names lost scripts, and that it did not open first', () => {
    const closed: OpenedPage = { ...page(9, 9), failure: new ProbeFailure('page-timeout', { phase: 'page' }) };
    expect(kinds(troublesOf(usual([page(9, 9)]), closed, new Set(['app.js'])))).toEqual([
      'not-opened page-timeout',
      'script-lost app.js',
    ]);
  });
});

describe('two troubles', () => {
  const error = (text: string) => ({ page: 'main', kind: 'exception', text, url: null, line: null }) as const;

  it.each([
    ['Error: 3fa-77 failed at 1795465050749', 'Error: 41b-2 failed at 1795465050800', true],
    ['Error: no clone', 'Error: no clone', true],
    ['Error: no clone', 'Error: no face', false],
  ])('%s and %s are one: %s', (one, other, same) => {
    expect(isSame(error(one), error(other))).toBe(same);
  });
});
