import { settingsSchema } from '../../src/kit/describe-probe.ts';
import type { AnyProbe } from '../../src/kit/define-probe.ts';
import { settle, type CatalogueEntry, type FactCatalogue, type FactSchema } from '../../src/model/catalogue.ts';
import { formatFactPath, type Segment } from '../../src/model/fact-path.ts';
import type { Texts } from '../../src/model/message.ts';
import { table } from './table.ts';

/** Every probe with its settings and facts. */
export function probesPage(probes: readonly AnyProbe[], catalogue: FactCatalogue): string {
  const sections = probes.flatMap((probe) => {
    const entry = catalogue[probe.kind];
    return entry === undefined ? [] : [section(probe, entry)];
  });
  return `# Probes

What can be looked at, the settings that a check writes under \`target\`, and the facts that it can expect and compare. Facts marked _derived_ follow from the others when they are judged.

${sections.join('\n\n')}
`;
}

function section(probe: AnyProbe, entry: CatalogueEntry): string {
  const texts = probe.texts.en;
  const settings = settingRows(settingsSchema(probe), [], texts);
  return `## ${probe.kind}

${texts['probe'] ?? ''}. ${texts['probe.about'] ?? ''}

Lifecycle: ${probe.lifecycle}. Version of its facts: ${String(probe.factsVersion)}.${entry.headline === null ? '' : ` In the version matrix stands \`${entry.headline}\`.`}

### Settings of ${probe.kind}

${table(['Setting', 'Type', 'By default', 'What'], settings)}

### Facts of ${probe.kind}

${table(['Fact', 'Type', 'What'], factRows(entry, entry.facts, [], texts))}`;
}

function settingRows(schema: FactSchema, above: readonly Segment[], texts: Texts): readonly (readonly string[])[] {
  const shape = settle(schema);
  const required: readonly unknown[] = 'required' in shape && Array.isArray(shape.required) ? shape.required : [];
  return Object.entries(shape.properties ?? {}).flatMap(([name, inner]) => {
    const path: readonly Segment[] = [...above, { kind: 'name', name }];
    const written = formatFactPath(path);
    const about = texts[`setting.${written}`] ?? inner.description ?? settle(inner).description ?? '';
    const byDefault = required.includes(name) ? 'required' : defaultOf(inner);
    return [[`\`${written}\``, typeOf(inner), byDefault, about], ...settingRows(inner, path, texts)];
  });
}

function defaultOf(schema: FactSchema): string {
  const value = 'default' in schema ? schema.default : undefined;
  return value === undefined || value === null ? '' : `\`${JSON.stringify(value)}\``;
}

const deepest = 4;

function factRows(
  entry: CatalogueEntry,
  schema: FactSchema,
  above: readonly Segment[],
  texts: Texts,
): readonly (readonly string[])[] {
  return Object.entries(settle(schema).properties ?? {}).flatMap(([name, inner]) => {
    const path: readonly Segment[] = [...above, { kind: 'name', name }];
    const shape = settle(inner);
    const names = formatFactPath(path.filter((segment) => segment.kind === 'name'));
    const marks = [texts[`fact.${names}`] ?? shape.description ?? '', entry.derived.includes(names) ? '(derived)' : ''];
    const row = [`\`${formatFactPath(path)}\``, typeOf(shape), marks.join(' ')];
    if (path.filter((segment) => segment.kind === 'name').length >= deepest) return [row];
    const key: readonly Segment[] = shape.key === undefined ? [] : [{ kind: 'key', field: shape.key, value: '…' }];
    const below = shape.items === undefined ? factRows(entry, shape, path, texts) : [];
    const elements =
      shape.items === undefined || key.length === 0 ? [] : factRows(entry, shape.items, [...path, ...key], texts);
    return [row, ...below, ...elements];
  });
}

function typeOf(schema: FactSchema): string {
  const shape = settle(schema);
  if ('secret' in shape && shape.secret === true) return 'secret';
  if (shape.unit !== undefined) return shape.unit;
  if (shape.dialect !== undefined) return 'version';
  if (shape.enum !== undefined) return shape.enum.map(String).join(', ');
  if ('kind' in shape && typeof shape.kind === 'string') return shape.kind;
  if (shape.type === 'array') return 'list';
  if (shape.type === 'object') return 'map';
  if (shape.anyOf !== undefined) return [...new Set(shape.anyOf.map(typeOf))].join(', ');
  return shape.type === 'string' ? 'text' : (shape.type ?? 'any');
}
