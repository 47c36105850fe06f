import { expect, it } from 'vitest';
import { ports } from '../../../probes/ports/index.ts';
import { describeProbe } from '../../../src/kit/describe-probe.ts';
import { touchLineText } from '../../../src/model/plan.ts';

const lines = (settings: unknown): string[] =>
  ports.touches(ports.settings.parse(settings)).map(({ touch }) => touchLineText(touch));

it('lists only what the settings need', () => {
  expect(lines({ platform: 'windows' })).toEqual([
    'command ["netstat.exe","-ano"]',
    'command ["tasklist.exe","/fo","csv","/nh"]',
  ]);
  expect(lines({ platform: 'linux', processes: false }).some((line) => /command|processes/.test(line))).toBe(false);
  expect(lines({})).toEqual([...lines({ platform: 'linux' }), ...lines({ platform: 'windows' })]);
});

it('has a name for every fact and setting in both languages', () => {
  const { tcp } = describeProbe(ports).facts.properties ?? {};
  const rest = tcp?.additionalProperties;
  const fields = Object.keys((typeof rest === 'object' ? rest.properties : undefined) ?? {});
  const facts = ['tcp', 'udp'].flatMap((name) => [`fact.${name}`, ...fields.map((field) => `fact.${name}.${field}`)]);
  const wanted = ['probe', 'probe.about', 'setting.processes', 'setting.platform', ...facts].sort();
  expect(fields).toHaveLength(5);
  for (const texts of [ports.texts.en, ports.texts['zh-CN']]) {
    const codes = Object.keys(texts).filter((code) => !code.startsWith('gap.'));
    expect(codes.sort()).toEqual(wanted);
  }
});
