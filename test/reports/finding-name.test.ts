import { expect, it } from 'vitest';
import { findingName, indexChecks } from '../../reports/finding-name.ts';
import { makeVoice } from '../../reports/voice.ts';
import type { Finding } from '../../src/model/finding.ts';
import { sampleContext } from './sample-context.ts';
import { sampleResult } from './sample-result.ts';

it('calls a relation by its title', () => {
  const [any] = sampleResult.findings;
  if (any === undefined) throw new Error('no finding');
  const finding: Finding = { ...any, kind: 'relation', path: 'version', id: { ...any.id, check: 'web-fits-api' } };
  const title = { en: 'Front end and API are of one release', 'zh-CN': '前端与接口版本一致' };
  const checks = indexChecks({ ...sampleResult, relations: [{ id: 'web-fits-api', title }] });
  const said = (['en', 'zh-CN'] as const).map((language) =>
    findingName(finding, checks, makeVoice(sampleContext(language))),
  );
  expect(said).toEqual([`${title.en}: relation version`, `${title['zh-CN']}：关联 version`]);
});
