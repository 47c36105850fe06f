import { verdictMarks } from '../marks.ts';
import { makeVoice, spoken, type Voice } from '../voice.ts';
import { partialNote } from '../partial-note.ts';
import { countsLine } from '../counts-line.ts';
import { environmentName } from '../environment-name.ts';
import { checkTitle, indexChecks, type CheckIndex } from '../finding-name.ts';
import { sortOut } from '../sort-out.ts';
import { taskPlace } from '../target-name.ts';
import { titleOf } from '../title-of.ts';
import { driftLine, followUpLine } from '../round-words.ts';
import { maskedLine } from '../run-words.ts';
import { trackedProblems } from '../tracking/tracked-problems.ts';
import { taskKey } from '../../src/model/identity.ts';
import { layOut, type Paint, type Row, type TerminalOptions } from './screen.ts';
import { problemRows } from './problem-rows.ts';
import type { ReportContext } from '../report-format.ts';
import type { EnvironmentResult, RunResult } from '../../src/model/run-result.ts';
import type { Verdict } from '../../src/model/words.ts';

const verdictPaints: { readonly [K in Verdict]: Paint } = {
  ready: 'good',
  'ready-with-risks': 'warn',
  inconclusive: 'warn',
  'not-ready': 'bad',
};

/** The summary for the terminal: verdict, environments, what must be mended, what was not seen, what was accepted. */
export function writeTerminal(result: RunResult, context: ReportContext, options: TerminalOptions): string {
  const voice = makeVoice(context);
  const index = { checks: indexChecks(result), tracked: trackedProblems(result) };
  const sorted = sortOut(result);
  const rows = [
    ...headRows(result, voice, options),
    ...environmentRows(result, voice),
    ...problemRows('report.section-decisive', sorted.decisive, index, voice),
    ...problemRows('report.section-unseen', sorted.unseen, index, voice),
    ...problemRows('report.section-light', sorted.light, index, voice),
    ...problemRows('report.section-waived', sorted.waived, index, voice),
    ...shiftRows(result, index.checks, voice),
    ...waiverRows(result, voice),
    ...statementRows(result, voice),
  ];
  return layOut(rows, options);
}

function headRows(result: RunResult, voice: Voice, options: TerminalOptions): readonly Row[] {
  const { verdict } = result;
  const rule: Row = { text: '═'.repeat(Math.min(options.width, 72)), paint: verdictPaints[verdict] };
  const note = partialNote(result, voice);
  const seen = { from: voice.instant(result.run.seenFrom), judged: voice.instant(result.judgedAs) };
  return [
    rule,
    {
      indent: 2,
      text: `${verdictMarks[verdict]} ${voice.verdict(verdict).toUpperCase()}`,
      paint: verdictPaints[verdict],
    },
    ...(note === '' ? [] : [{ indent: 4, text: note, paint: 'warn' } as const]),
    { indent: 4, text: titleOf(result.profile, voice), paint: 'strong' },
    { indent: 4, text: voice.word('report.seen-judged', seen), paint: 'dim' },
    rule,
    ...headNotes(result, voice),
    ...result.reasons.map((reason): Row => ({ indent: 2, label: '·', labelWidth: 2, text: voice.say(reason) })),
  ];
}

/** What became of the problems of the round before, and what was masked. */
function headNotes(result: RunResult, voice: Voice): readonly Row[] {
  const line = followUpLine(result, voice);
  const masked = maskedLine(result, voice);
  return [
    ...(line === null ? [] : [{ indent: 2, text: line, paint: 'strong' } as const]),
    ...(masked === '' ? [] : [{ indent: 2, text: masked }]),
  ];
}

/** What drifted and is told with what is behind it; the rest stands in the other reports. */
function shiftRows(result: RunResult, checks: CheckIndex, voice: Voice): readonly Row[] {
  const line = driftLine(result, voice);
  const told = (result.drift?.changes ?? []).filter(({ because }) => because !== undefined).slice(0, mostShifts);
  if (line === null || told.length === 0) return [];
  return [
    { text: '' },
    { text: line, paint: 'strong' },
    ...told.flatMap((change): Row[] => {
      const values = spoken(`${voice.value(change.before)} → ${voice.value(change.after)}`);
      const what = spoken(`${checkTitle(change.check, checks, voice)} · ${taskPlace(change, voice)}`);
      const text = voice.word('report.drift-shift', { what, path: change.path, values });
      return [
        { indent: 2, text },
        ...(change.because ?? []).map((each): Row => ({ indent: 4, label: '·', labelWidth: 2, text: voice.say(each) })),
      ];
    }),
  ];
}

const mostShifts = 10;

/** Statements of people that nothing rests on any more: somebody believes they count. */
function statementRows(result: RunResult, voice: Voice): readonly Row[] {
  const idle = result.attestations.filter(({ standing }) => standing === 'expired' || standing === 'unused');
  return idle.map((each): Row => {
    const { check, environment, node, path, by, until, standing } = each;
    const place = voice.raw(`${taskKey({ check, environment, node, vantage: null })} ${path}`);
    const code = standing === 'expired' ? 'report.attestation-expired' : 'report.attestation-unused';
    return { label: '!', text: voice.word(code, { place: spoken(place), by, until }) };
  });
}

function environmentRows(result: RunResult, voice: Voice): readonly Row[] {
  const note = partialNote(result, voice);
  return [
    { text: '' },
    { text: voice.word('report.environments'), paint: 'strong' },
    ...result.environments.flatMap((environment) => environmentRow(environment, note, voice)),
  ];
}

function environmentRow(environment: EnvironmentResult, note: string, voice: Voice): readonly Row[] {
  const name = environmentName(environment, voice);
  if (!environment.selected)
    return [
      { indent: 2, label: '–', text: voice.word('report.environment-left-out', { name: spoken(name) }), paint: 'dim' },
    ];
  const { verdict } = environment;
  const beside = note === '' ? '' : voice.word('report.beside', { note: spoken(note) });
  const head: Row = {
    indent: 2,
    label: verdictMarks[verdict],
    labelPaint: verdictPaints[verdict],
    text: voice.word('report.target-seen', { name: spoken(name), seen: spoken(voice.verdict(verdict) + beside) }),
    paint: 'strong',
  };
  return [head, { indent: 5, text: countsLine(environment.counts, voice) }];
}

function waiverRows(result: RunResult, voice: Voice): readonly Row[] {
  const { expired, unused } = result.waivers;
  if (expired.length + unused.length === 0) return [];
  return [
    { text: '' },
    ...expired.map((waiver): Row => ({
      label: '!',
      text: voice.word('report.waiver-expired', { waiver }),
      paint: 'warn',
    })),
    ...unused.map((waiver): Row => ({ label: '!', text: voice.word('report.waiver-unused', { waiver }) })),
  ];
}
