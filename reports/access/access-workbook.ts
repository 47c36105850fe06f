import type { Environment } from '../../src/model/profile.ts';
import { visible, visibleLines } from '../../src/model/visible.ts';
import { environmentTitle } from '../environment-name.ts';
import { paperVoice } from '../paper-voice.ts';
import type { ReportContext } from '../report-format.ts';
import { titleOf } from '../title-of.ts';
import type { Cell, Sheet } from '../xlsx/sheet.ts';
import type { AccessInput } from './access-input.ts';
import { coverLines, windowWords } from './access-paper.ts';
import { accessRows, type AccessRows } from './access-rows.ts';
import { accessTexts, type AccessVoice } from './access-texts.ts';

/** The application for access as sheets: cover, firewall rules, SQL, requests and files, accounts. */
export function accessSheets(input: AccessInput, context: ReportContext): readonly Sheet[] {
  const voice = paperVoice(context, accessTexts);
  const rows = accessRows(input, input.environments, voice);
  const by = new Map(input.environments.map((each) => [each.name, each]));
  const place = (name: string): readonly Cell[] => placeCells(by.get(name), name, input, voice);
  return [
    coverSheet(input, voice),
    ruleSheet(rows, place, voice),
    sqlSheet(rows, place, voice),
    localSheet(rows, place, voice),
    accountSheet(input, voice),
  ];
}

/** Environment and time window. */
function placeCells(
  environment: Environment | undefined,
  name: string,
  input: AccessInput,
  voice: AccessVoice,
): readonly Cell[] {
  if (environment === undefined) return [visible(name), ''];
  return [environmentTitle(environment, voice), windowWords(environment, input.profile.timeZone, voice)];
}

type Codes = readonly (readonly [Parameters<AccessVoice['own']>[0], number])[];

function sheet(name: Parameters<AccessVoice['own']>[0], codes: Codes, rows: Sheet['rows'], voice: AccessVoice): Sheet {
  return {
    name: voice.own(name),
    filtered: true,
    columns: codes.map(([code, width]) => ({
      title: code === 'access.environment' ? voice.word('report.environment') : voice.own(code),
      width,
    })),
    rows,
  };
}

function coverSheet(input: AccessInput, voice: AccessVoice): Sheet {
  const lines = coverLines(input, voice).map(({ label, value }) => [label, value]);
  const signatures = (['access.applicant', 'access.approver', 'access.executor'] as const).map((code) => [
    voice.own(code),
    '',
  ]);
  return {
    name: voice.own('access.sheet-cover'),
    filtered: false,
    columns: [
      { title: voice.own('access.kind'), width: 28 },
      { title: titleOf(input.profile, voice), width: 80 },
    ],
    rows: [...lines, ...signatures],
  };
}

const common: Codes = [
  ['access.environment', 18],
  ['access.window', 24],
];

function ruleSheet({ connections }: AccessRows, place: (name: string) => readonly Cell[], voice: AccessVoice): Sheet {
  const codes: Codes = [
    ...common,
    ['access.source', 30],
    ['access.target', 30],
    ['access.port', 8],
    ['access.protocol', 10],
    ['access.times', 10],
    ['access.account', 18],
    ['access.for', 36],
  ];
  const rows = connections.map((row) => [
    ...place(row.environment),
    row.source,
    visible(row.target),
    row.port,
    row.protocol,
    row.times,
    row.account,
    row.checks,
  ]);
  return sheet('access.sheet-rules', codes, rows, voice);
}

function sqlSheet({ statements }: AccessRows, place: (name: string) => readonly Cell[], voice: AccessVoice): Sheet {
  const codes: Codes = [
    ...common,
    ['access.source', 30],
    ['access.where', 30],
    ['access.statement', 90],
    ['access.times', 10],
    ['access.for', 30],
  ];
  const rows = statements.map((row) => [
    ...place(row.environment),
    row.source,
    visible(row.at),
    visibleLines(row.text),
    row.times,
    row.checks,
  ]);
  return sheet('access.sheet-sql', codes, rows, voice);
}

function localSheet(
  { requests, local }: AccessRows,
  place: (name: string) => readonly Cell[],
  voice: AccessVoice,
): Sheet {
  const codes: Codes = [
    ...common,
    ['access.source', 30],
    ['access.kind-of', 16],
    ['access.what', 70],
    ['access.times', 10],
    ['access.effect', 18],
    ['access.for', 30],
  ];
  const rows = [...requests.map((row) => ({ ...row, kind: 'request' as const, what: row.request })), ...local].map(
    (row) => [
      ...place(row.environment),
      row.source,
      voice.own(`access.${row.kind}`),
      visible(row.what),
      row.times,
      voice.own(row.changes ? 'access.changes' : 'access.reads-only'),
      row.checks,
    ],
  );
  return sheet('access.sheet-local', codes, rows, voice);
}

function accountSheet(input: AccessInput, voice: AccessVoice): Sheet {
  const codes: Codes = [
    ['access.environment', 18],
    ['access.where', 34],
    ['access.account', 20],
    ['access.script', 90],
    ['access.notes', 60],
  ];
  const titles = new Map(input.environments.map((each) => [each.name, environmentTitle(each, voice)]));
  const rows = input.accounts.map((account) => [
    titles.get(account.environment) ?? visible(account.environment),
    account.at.map(visible).join('\n'),
    visible(account.name),
    account.statements.map(visibleLines).join('\n'),
    account.notes.map((note) => voice.say(note)).join('\n'),
  ]);
  return sheet('access.sheet-accounts', codes, rows, voice);
}
