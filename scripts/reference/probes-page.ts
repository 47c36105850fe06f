import { settingsSchema } from '../../src/kit/describe-probe.ts';
import type { AnyProbe } from '../../src/kit/define-probe.ts';
import { factRowsOf } from '../../src/kit/probe-rows.ts';
import { settingRowsOf, targetExample } from '../../src/kit/setting-rows.ts';
import { shapeWords } from '../../src/kit/shape-words.ts';
import type { CatalogueEntry, FactCatalogue } from '../../src/model/catalogue.ts';
import type { Language } from '../../src/model/words.ts';
import { table } from './table.ts';

const words = {
  en: {
    title: 'Probes',
    intro:
      'What can be looked at, the settings that a check writes under `target`, and the facts that it can expect and compare. Facts marked _derived_ follow from the others when they are judged. Each example can be pasted under `expect`.',
    about: (name: string, about: string) => `${name}. ${about}`,
    state: (lifecycle: string, version: string) => `Lifecycle: ${lifecycle}. Version of its facts: ${version}.`,
    headline: (path: string) => ` In the version matrix stands \`${path}\`.`,
    settings: (kind: string) => `Settings of ${kind}`,
    facts: (kind: string) => `Facts of ${kind}`,
    settingHead: ['Setting', 'Type', 'By default', 'What'],
    factHead: ['Fact', 'Type', 'What', 'Needs', 'Example'],
    required: 'required',
    derived: '(derived)',
  },
  'zh-CN': {
    title: '采集项',
    intro:
      '本页列出可检查的内容、检查项在 `target` 之下的设置，以及可用于期望与比较的事实。标注“推算”的事实在判定时由其他事实得出。示例可直接粘贴到 `expect` 之下。',
    about: (name: string, about: string) => `${name}。${about}`,
    state: (lifecycle: string, version: string) => `生命周期：${lifecycle}。事实版本：${version}。`,
    headline: (path: string) => `版本矩阵中显示 \`${path}\`。`,
    settings: (kind: string) => `${kind} 的设置`,
    facts: (kind: string) => `${kind} 的事实`,
    settingHead: ['设置', '类型', '默认值', '说明'],
    factHead: ['事实', '类型', '说明', '所需权限', '示例'],
    required: '必填',
    derived: '（推算）',
  },
} as const;

/** Every probe with its settings and facts, in one language. */
export function probesPage(probes: readonly AnyProbe[], catalogue: FactCatalogue, language: Language): string {
  const sections = probes.flatMap((probe) => {
    const entry = catalogue[probe.kind];
    return entry === undefined ? [] : [section(probe, entry, language)];
  });
  return `# ${words[language].title}\n\n${words[language].intro}\n\n${sections.join('\n\n')}\n`;
}

function section(probe: AnyProbe, entry: CatalogueEntry, language: Language): string {
  const say = words[language];
  const texts = probe.texts[language];
  const schema = settingsSchema(probe);
  const headline = entry.headline === null ? '' : say.headline(entry.headline);
  const settings = settingRowsOf(schema, texts).map(({ path, schema: shape, isRequired, byDefault, about }) => [
    code(path),
    shapeWords(shape, language),
    isRequired ? say.required : codeOrNothing(byDefault),
    about,
  ]);
  const facts = factRowsOf(entry, texts).map(({ path, schema: shape, about, derived, privilege, example }) => [
    code(path),
    shapeWords(shape, language),
    derived ? `${about} ${say.derived}` : about,
    privilege ?? '',
    codeOrNothing(example),
  ]);
  return [
    `## ${probe.kind}`,
    say.about(texts['probe'] ?? '', texts['probe.about'] ?? ''),
    say.state(probe.lifecycle, String(probe.factsVersion)) + headline,
    `### ${say.settings(probe.kind)}`,
    table(say.settingHead, settings),
    ['```yaml', ...targetExample(probe, schema), '```'].join('\n'),
    `### ${say.facts(probe.kind)}`,
    table(say.factHead, facts),
  ].join('\n\n');
}

function code(text: string): string {
  return `\`${text}\``;
}

function codeOrNothing(text: string | null): string {
  return text === null ? '' : code(text);
}
