import { describe, expect, it } from 'vitest';
import { lookup, type FactSchema } from '../../../src/model/catalogue.ts';
import { isPathError, parseFactPath } from '../../../src/model/fact-path.ts';
import { compileRelationRule, relationRuleKeys } from '../../../src/profile/expect/compile-relation-rule.ts';
import { readFields } from '../../../src/profile/shape/fields.ts';
import { placesOf, sampleContext, treeOf } from '../../support/compile-sample.ts';
import { sampleEntry } from '../../support/sample-catalogue.ts';

function schemaOf(written: string): FactSchema {
  const path = parseFactPath(written);
  const found = isPathError(path) ? null : lookup(sampleEntry.facts, path);
  if (found?.found !== true) throw new Error(`no fact ${written}`);
  return found.schema;
}

function compile(left: string, right: string, rest: string) {
  const context = sampleContext();
  const fields = readFields(
    treeOf(`{ left: a.${left}, right: b.${right}, ${rest} }`),
    ['left', 'right', ...relationRuleKeys],
    'relation',
    context.sink,
  );
  if (fields === null) throw new Error('no fields');
  const compiled = compileRelationRule(fields, [schemaOf(left), schemaOf(right)], context);
  return { compiled, codes: placesOf(context.sink.mistakes).map((each) => each.split(' ')[1]) };
}

describe('rules of relations', () => {
  it.each([
    ['version', 'json.build.version', 'rule: same-minor'],
    ['version', 'product', 'rule: same'],
    ['size', 'settings.shared_buffers', 'rule: near, within: 1 GiB'],
    ['settings.work_mem', 'connections.max', 'rule: same'],
    ['connections', 'settings', 'rule: same'],
  ])('%s, %s: %s', (left, right, rest) => {
    const { compiled, codes } = compile(left, right, rest);
    expect(codes).toEqual([]);
    expect(compiled?.at).toEqual({ file: 'p.yaml', line: 1, column: 1 });
  });

  it('keeps what stands beside the rule', () => {
    const { compiled } = compile('version', 'version', 'rule: same, severity: info, except: test, owner: me');
    expect(compiled).toMatchObject({
      rule: 'same',
      severity: { byDefault: 'info', by: {} },
      where: { in: null, except: ['test'], when: [] },
      owner: 'me',
    });
  });

  it.each([
    ['version', 'version', 'severity: minor', 'rule-missing'],
    ['version', 'product', 'rule: same-major', 'rule-needs-version'],
    ['version', 'connections.max', 'rule: same', 'relation-kinds'],
    ['settings.work_mem', 'connections', 'rule: same', 'relation-kinds'],
    ['size', 'lag', 'rule: near, within: 5%', 'relation-units'],
  ])('%s, %s: %s is wrong', (left, right, rest, code) => {
    const { compiled, codes } = compile(left, right, rest);
    expect(codes).toEqual([code]);
    expect(compiled).toBeNull();
  });
});
