import { remark, scalar } from '../yaml.ts';
import type { FilledEnvironment, FilledForm, FilledMachine, FilledValue } from './filled-form.ts';

/** The site file that a form stands for. */
export interface FormSite {
  readonly text: string;
  /** The cell that a line (1-based) of the text comes from: `Parameters!D7`; null: from none. */
  readonly placeOf: (line: number) => string | null;
}

/** A line and the cell it comes from. */
type Line = readonly [text: string, place: string | null];

/** Writes the site file of a form; `head` is a remark at the top, `timeZone` counts where the form names none. */
export function formSite(form: FilledForm, head: string, timeZone: string): FormSite {
  const { environments, document } = form;
  const zone = form.timeZone ?? { name: timeZone, place: null };
  const lines: readonly Line[] = [
    ...remark(head, 0)
      .trimEnd()
      .split('\n')
      .map((text): Line => [text, null]),
    ['environments:', null],
    ...environments.flatMap(environmentLines),
    [`timeZone: ${scalar(zone.name)}`, zone.place],
    ...(document.length === 0 ? [] : [['document:', null] as const]),
    ...document.map(({ field, value, place }): Line => [`  ${scalar(field)}: ${scalar(value)}`, place]),
  ];
  return {
    text: lines.map(([text]) => `${text}\n`).join(''),
    placeOf: (line) => lines[line - 1]?.[1] ?? null,
  };
}

function environmentLines(environment: FilledEnvironment): readonly Line[] {
  const { name, place, title, gate, window, values, machines } = environment;
  const inner: readonly Line[] = [
    ...word('title', title),
    ...flag('gate', gate),
    ...flag('protected', environment.protected),
    ...word('window', window),
    ...(values.length === 0 ? [] : [['    with:', place] as const]),
    ...values.flatMap(valueLines),
    ...(machines.length === 0 ? [] : [['    machines:', place] as const]),
    ...machines.flatMap(machineLines),
  ];
  return [[`  ${scalar(name)}:${inner.length === 0 ? ' {}' : ''}`, place], ...inner];
}

function word(key: string, written: { readonly word: string; readonly place: string } | null): readonly Line[] {
  return written === null ? [] : [[`    ${key}: ${scalar(written.word)}`, written.place]];
}

/** `no` is what is so anyhow. */
function flag(key: string, written: { readonly flag: boolean; readonly place: string } | null): readonly Line[] {
  return written?.flag === true ? [[`    ${key}: true`, written.place]] : [];
}

function valueLines({ parameter, place, about, value }: FilledValue): readonly Line[] {
  const behind = about === '' ? '' : ` # ${about}`;
  const at = (text: string): Line => [text, place];
  if (value.kind === 'one') return [at(`      ${parameter}: ${value.yaml}${behind}`)];
  const inner =
    value.kind === 'list'
      ? value.yaml.map((each) => at(`        - ${each}`))
      : value.yaml.map(([key, yaml]) => at(`        ${scalar(key)}: ${yaml}`));
  const empty = value.kind === 'list' ? ' []' : ' {}';
  return [at(`      ${parameter}:${inner.length === 0 ? empty : ''}${behind}`), ...inner];
}

function machineLines({ key, place, hostname, address, zone }: FilledMachine): readonly Line[] {
  const members = Object.entries({ hostname, address, zone }).flatMap(([name, written]): readonly Line[] =>
    written === null ? [] : [[`        ${name}: ${scalar(written.word)}`, written.place]],
  );
  return [[`      ${scalar(key)}:${members.length === 0 ? ' {}' : ''}`, place], ...members];
}
