import { RE2JS, RE2JSSyntaxException } from 're2js';
import { writtenOf } from '../shape/fields.ts';
import type { ScalarNode } from '../text/tree.ts';
import type { Subject } from './subject.ts';

/**
 * A regular expression in the syntax of RE2 (https://github.com/google/re2/wiki/Syntax), which runs in linear time and
 * therefore has no look-around and no back-references; undefined after a mistake was reported.
 */
export function readPattern(node: ScalarNode, subject: Subject): string | undefined {
  try {
    RE2JS.compile(node.source);
    return node.source;
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
    const found = (error.input ?? '').slice(0, 40);
    subject.sink.report(problemOf(error), node.at, { written: writtenOf(node), found, fact: subject.name });
    return undefined;
  }
}

function problemOf({ error, input }: RE2JSSyntaxException): string {
  const found = input ?? '';
  if (/^\(\?<?[=!]/.test(found)) return 'pattern-look-around';
  if (/^\\(?:[1-9]|k)/.test(found)) return 'pattern-back-reference';
  if (error.startsWith('missing closing')) return 'pattern-unclosed';
  return found === '' ? 'pattern-unfinished' : 'pattern-unreadable';
}
