import { describe, expect, it } from 'vitest';
import { services } from '../../../probes/services/index.ts';
import { describeProbe } from '../../../src/kit/describe-probe.ts';
import { touchLineText } from '../../../src/model/plan.ts';
import { expectGapTexts } from '../../support/gap-sentences.ts';

describe('the definition of services', () => {
  it('has a sentence for every note, and no other', async () => {
    await expectGapTexts(services);
  });

  const lines = (settings: unknown): string[] =>
    services.touches(services.settings.parse(settings)).map(({ touch }) => touchLineText(touch));

  it('takes names that cannot be mistaken for options or patterns', () => {
    const isRight = (name: string): boolean => services.settings.safeParse({ names: [name] }).success;
    expect(
      ['nginx', 'getty@tty1', 'SQL Server (x)'.slice(0, 10), 'MSSQL$PROD', '打印后台处理程序'].every(isRight),
    ).toBe(true);
    expect(['-h', '--help', '', ' x', 'a*', 'a;b', 'a\nb', '../x'].some(isRight)).toBe(false);
  });

  it('lists what it asks', () => {
    const commands = (settings: unknown): string[] => lines(settings).filter((line) => line.startsWith('command'));
    expect(commands({ platform: 'linux', names: ['nginx'] })).toEqual([
      expect.stringMatching(/^command \["systemctl","show",.*"--","nginx.service"\]$/),
      'command ["service","nginx","status"]',
    ]);
    expect(commands({ platform: 'linux' })).toHaveLength(2);
    expect(commands({ platform: 'windows' })).toHaveLength(1);
  });

  it('has a name for every fact and setting in both languages', () => {
    const { services: map } = describeProbe(services).facts.properties ?? {};
    const rest = map?.additionalProperties;
    const fields = Object.keys((typeof rest === 'object' ? rest.properties : undefined) ?? {});
    expect(fields).toHaveLength(9);
    const wanted = [
      ...[
        'probe',
        'probe.about',
        'setting.names',
        'setting.platform',
        'services.wanted-name',
        'fact.manager',
        'fact.services',
      ],
      ...fields.map((field) => `fact.services.${field}`),
    ].sort();
    for (const texts of Object.values(services.texts))
      expect(
        Object.keys(texts)
          .filter((code) => !code.startsWith('gap.'))
          .sort(),
      ).toEqual(wanted);
  });
});
