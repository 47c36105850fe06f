import { settle, type FactSchema } from '../model/catalogue.ts';
import { formatFactPath, type Segment } from '../model/fact-path.ts';
import type { Texts } from '../model/message.ts';
import type { AnyProbe } from './define-probe.ts';

/** One setting as people who write profiles look it up. */
export interface SettingRowInfo {
  /** As it is nested under `target`. */
  readonly path: string;
  readonly schema: FactSchema;
  readonly isRequired: boolean;
  /** As JSON; null: none. */
  readonly byDefault: string | null;
  readonly about: string;
}

/** Every setting of a probe, outer ones first. */
export function settingRowsOf(
  schema: FactSchema,
  texts: Texts,
  above: readonly Segment[] = [],
): readonly SettingRowInfo[] {
  const shape = settle(schema);
  const required: readonly unknown[] = 'required' in shape && Array.isArray(shape.required) ? shape.required : [];
  return Object.entries(shape.properties ?? {}).flatMap(([name, inner]) => {
    const path: readonly Segment[] = [...above, { kind: 'name', name }];
    const written = formatFactPath(path);
    const value: unknown = 'default' in inner ? inner.default : undefined;
    const row: SettingRowInfo = {
      path: written,
      schema: settle(inner),
      isRequired: required.includes(name),
      byDefault: value === undefined || value === null ? null : JSON.stringify(value),
      about: texts[`setting.${written}`] ?? inner.description ?? settle(inner).description ?? '',
    };
    return [row, ...settingRowsOf(inner, texts, path)];
  });
}

/** `probe` and `target` of a check with everything that must be given, as lines of a profile. */
export function targetExample(probe: AnyProbe, schema: FactSchema): readonly string[] {
  const rows = settingRowsOf(schema, {}).filter(({ path, schema: shape, isRequired }) => {
    const isSecret = 'secret' in shape && shape.secret === true;
    return !/[.[]/.test(path) && (isRequired || (isSecret && path === 'password'));
  });
  const settings = rows.map(({ path, schema: shape }) => `  ${path}: ${exampleOf(path, shape)}`);
  return [`probe: ${probe.kind}`, settings.length === 0 ? 'target: {}' : 'target:', ...settings];
}

const byKind: Readonly<Record<string, string>> = {
  host: 'db1.example.org',
  port: '8080',
  url: 'https://app.example.org/',
  file: '/etc/app.conf',
  'json-path': 'build.version',
};

function exampleOf(path: string, shape: FactSchema): string {
  const [example] = shape.examples ?? [];
  if (example !== undefined) return JSON.stringify(example);
  if ('secret' in shape && shape.secret === true) return "'${secret:APP_PASSWORD}'";
  if ('kind' in shape && typeof shape.kind === 'string') return byKind[shape.kind] ?? path;
  if (shape.enum !== undefined) return String(shape.enum[0]);
  if (shape.type === 'array') return `[${path}]`;
  if (shape.type === 'object') return '{}';
  if (shape.type === 'number' || shape.type === 'integer') return '1';
  return shape.type === 'boolean' ? 'true' : path;
}
