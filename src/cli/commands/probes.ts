import { settle, type FactSchema } from '../../model/catalogue.ts';
import { formatFactPath, type Segment } from '../../model/fact-path.ts';
import type { Texts } from '../../model/message.ts';
import { didYouMean } from '../../profile/text/did-you-mean.ts';
import type { AnyProbe } from '../../kit/define-probe.ts';
import { settingsSchema } from '../../kit/describe-probe.ts';
import { UsageError, type Context } from '../context.ts';
import { exitCodes } from '../exit-code.ts';
import type { Flags } from '../flags.ts';
import { phrase } from '../phrase.ts';
import { ourTools } from '../prepare.ts';

/** `plumbline probes [kind]`: what can be checked, and what a profile can write about it. */
export async function probes(context: Context, words: readonly string[], flags: Flags): Promise<number> {
  const tools = ourTools();
  const [kind] = words;
  if (kind === undefined) {
    const list = [...tools.probes.values()];
    if (flags.format === 'json') context.out(`${JSON.stringify(tools.catalogue, null, 1)}\n`);
    else
      context.out(
        `${list.map((probe) => summary(context, probe)).join('\n')}\n\n${phrase(context.language, 'cli.probes-more')}\n`,
      );
    return Promise.resolve(exitCodes.ready);
  }
  const probe = tools.probes.get(kind);
  const entry = tools.catalogue[kind];
  if (probe === undefined || entry === undefined) {
    const likely = didYouMean(kind, tools.probes.keys()).join(', ') || [...tools.probes.keys()].join(', ');
    throw new UsageError(phrase(context.language, 'cli.unknown-probe', { name: kind, known: likely }));
  }
  if (flags.format === 'json')
    context.out(`${JSON.stringify({ settings: settingsSchema(probe), ...entry }, null, 1)}\n`);
  else context.out(detail(context, probe, entry.facts));
  return Promise.resolve(exitCodes.ready);
}

function summary(context: Context, probe: AnyProbe): string {
  const texts = probe.texts[context.language];
  return `${probe.kind.padEnd(12)}${texts['probe'] ?? ''}${probe.lifecycle === 'stable' ? '' : ` (${probe.lifecycle})`}`;
}

function detail(context: Context, probe: AnyProbe, facts: FactSchema): string {
  const { language } = context;
  const texts = probe.texts[language];
  const settings = rowsOf(settingsSchema(probe), [], 'setting', texts);
  const lines = [
    `${probe.kind}: ${texts['probe'] ?? ''}`,
    texts['probe.about'] ?? '',
    '',
    phrase(language, 'cli.probe-settings'),
    ...settings,
    '',
    phrase(language, 'cli.probe-facts'),
    ...rowsOf(facts, [], 'fact', texts),
    '',
  ];
  return lines.join('\n');
}

const deepest = 4;

function rowsOf(schema: FactSchema, above: readonly Segment[], what: 'fact' | 'setting', texts: Texts): string[] {
  const shape = settle(schema);
  return Object.entries(shape.properties ?? {}).flatMap(([name, inner]) => {
    const path: readonly Segment[] = [...above, { kind: 'name', name }];
    const settled = settle(inner);
    const element = settled.items === undefined ? null : settle(settled.items);
    const keyed: Segment[] = settled.key === undefined ? [] : [{ kind: 'key', field: settled.key, value: '…' }];
    const below =
      path.length >= deepest
        ? []
        : rowsOf(element ?? settled, element === null ? path : [...path, ...keyed], what, texts);
    return [row(path, settled, what, texts), ...below];
  });
}

function row(path: readonly Segment[], schema: FactSchema, what: 'fact' | 'setting', texts: Texts): string {
  const written = formatFactPath(path);
  const names = formatFactPath(path.filter((segment) => segment.kind === 'name'));
  const marks = [
    schema.unit,
    schema.dialect === undefined ? undefined : 'version',
    schema.type === 'array' ? 'list' : schema.type,
  ]
    .filter((mark) => mark !== undefined)
    .join(', ');
  const about = texts[`${what}.${names}`] ?? schema.description ?? '';
  return `  ${written.padEnd(44)} ${`(${marks})`.padEnd(20)} ${about}`.trimEnd();
}
