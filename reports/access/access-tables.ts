import { plain, type Block, type Inline, type Table } from '../document/document.ts';
import type { AccessRows } from './access-rows.ts';
import type { AccessVoice } from './access-texts.ts';

/** The tables of one environment, each under its heading; what is empty is left out. */
export function accessTables(rows: AccessRows, voice: AccessVoice): readonly Block[] {
  return [
    ...section('access.connections', connectionTable(rows, voice), voice),
    ...section('access.requests', requestTable(rows, voice), voice),
    ...section('access.statements', statementTable(rows, voice), voice),
    ...section('access.local', localTable(rows, voice), voice),
  ];
}

function section(code: Parameters<AccessVoice['own']>[0], table: Table, voice: AccessVoice): readonly Block[] {
  return table.rows.length === 0
    ? []
    : [
        { kind: 'heading', level: 2, text: voice.own(code) },
        { kind: 'table', table },
      ];
}

type Codes = readonly (readonly [Parameters<AccessVoice['own']>[0], number])[];

function tableOf(codes: Codes, rows: Table['rows'], voice: AccessVoice): Table {
  return { columns: codes.map(([code, share]) => ({ title: voice.own(code), share })), rows };
}

function connectionTable({ connections }: AccessRows, voice: AccessVoice): Table {
  const codes: Codes = [
    ['access.source', 22],
    ['access.target', 20],
    ['access.port', 8],
    ['access.protocol', 9],
    ['access.times', 10],
    ['access.account', 12],
    ['access.for', 19],
  ];
  const rows = connections.map((row) => [
    plain(row.source),
    verbatim(voice.raw(row.target)),
    plain(String(row.port)),
    plain(row.protocol),
    times(row.times, voice),
    plain(row.account),
    plain(row.checks),
  ]);
  return tableOf(codes, rows, voice);
}

function requestTable({ requests }: AccessRows, voice: AccessVoice): Table {
  const codes: Codes = [
    ['access.source', 20],
    ['access.request', 40],
    ['access.times', 10],
    ['access.effect', 12],
    ['access.for', 18],
  ];
  const rows = requests.map((row) => [
    plain(row.source),
    verbatim(voice.raw(row.request)),
    times(row.times, voice),
    effect(row.changes, voice),
    plain(row.checks),
  ]);
  return tableOf(codes, rows, voice);
}

function statementTable({ statements }: AccessRows, voice: AccessVoice): Table {
  const codes: Codes = [
    ['access.where', 24],
    ['access.statement', 66],
    ['access.times', 10],
  ];
  const rows = statements.map((row) => [verbatim(voice.raw(row.at)), verbatim(row.text), times(row.times, voice)]);
  return tableOf(codes, rows, voice);
}

function localTable({ local }: AccessRows, voice: AccessVoice): Table {
  const codes: Codes = [
    ['access.source', 24],
    ['access.kind-of', 14],
    ['access.what', 34],
    ['access.times', 10],
    ['access.for', 18],
  ];
  const rows = local.map((row) => [
    plain(row.source),
    plain(voice.own(`access.${row.kind}`)),
    verbatim(voice.raw(row.what)),
    times(row.times, voice),
    plain(row.checks),
  ]);
  return tableOf(codes, rows, voice);
}

function times(n: number, voice: AccessVoice): Inline {
  return plain(voice.own('access.times-line', { n }));
}

function effect(changes: boolean, voice: AccessVoice): Inline {
  return changes ? [{ text: voice.own('access.changes'), style: 'strong' }] : plain(voice.own('access.reads-only'));
}

function verbatim(text: string): Inline {
  return [{ text, style: 'code' }];
}
