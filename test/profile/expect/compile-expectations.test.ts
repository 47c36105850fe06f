import { describe, expect, it } from 'vitest';
import { compileExpectations } from '../../../src/profile/expect/compile-expectations.ts';
import { placesOf, sampleContext, treeOf } from '../../support/compile-sample.ts';
import { right } from './right-expectations.ts';

function compile(text: string) {
  const context = sampleContext();
  const compiled = compileExpectations(treeOf(text), context);
  return { compiled, mistakes: context.sink.mistakes };
}

describe('what is right', () => {
  it.each(right)('%s', (text, path, written, matcher) => {
    const { compiled, mistakes } = compile(text);
    expect(placesOf(mistakes)).toEqual([]);
    expect(compiled).toMatchObject([{ id: path, path, written }]);
    expect(compiled.map((each) => each.matcher)).toEqual([matcher]);
  });

  it('keeps what stands beside the matchers', () => {
    const { compiled, mistakes } = compile(`settings.max_connections:
  atLeast: 100
  id: pool
  severity: { default: minor, production: blocker }
  in: [uat, production]
  when: { integer: { atLeast: 2 } }
  because: { en: pools, zh-CN: 连接池 }
  remedy: raise it
  owner: DBA`);
    expect(mistakes).toEqual([]);
    expect(compiled).toEqual([
      {
        id: 'pool',
        path: 'settings.max_connections',
        matcher: { op: 'atLeast', bound: 100 },
        written: 'atLeast: 100',
        severity: { byDefault: 'minor', by: { production: 'blocker' } },
        where: {
          in: ['uat', 'production'],
          except: [],
          when: [{ parameter: 'integer', matcher: { op: 'atLeast', bound: 2 } }],
        },
        because: { en: 'pools', 'zh-CN': '连接池' },
        remedy: 'raise it',
        owner: 'DBA',
        at: { file: 'p.yaml', line: 1, column: 1 },
      },
    ]);
  });

  it('takes several expectations on one fact', () => {
    const { compiled, mistakes } = compile(`certificate.daysLeft:
  - { id: soon, atLeast: 30 days, severity: major }
  - { atLeast: 7 days, severity: blocker }`);
    expect(mistakes).toEqual([]);
    expect(compiled.map((each) => [each.id, each.severity?.byDefault, each.at.line])).toEqual([
      ['soon', 'major', 2],
      ['certificate.daysLeft', 'blocker', 3],
    ]);
  });
});
