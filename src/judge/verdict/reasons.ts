import { atLeastAsHeavy, severities, type Verdict } from '../../model/words.ts';
import { factMessage } from '../../model/fact-name.ts';
import { nested, value, type Message, type Param, type Text } from '../../model/message.ts';
import { hasDeciding, sawNothing, type Circumstances } from './verdict.ts';
import type { Finding } from '../../model/finding.ts';
import type { Weighed } from './weigh.ts';

/** Most lines for one environment, and most targets that one line names. */
const mostLines = 50;
const mostTargets = 5;

/** Titles of checks and relations by name, with the kind of probe of a check. */
export type Titles = ReadonlyMap<string, { readonly title: Text; readonly probe: string | null }>;

/** Why an environment has its verdict, heaviest first; the same cause on many targets is one line. */
export function environmentReasons(weighed: Weighed, on: Circumstances, titles: Titles): readonly Message[] {
  if (weighed.judged.length === 0) return [...interruption(on), { code: 'reason.nothing-judged', params: {} }];
  const decides = (finding: Finding): boolean => atLeastAsHeavy(finding.severity, on.failOn);
  const isMinor = (finding: Finding): boolean => finding.severity === 'minor' && !decides(finding);
  const lines = [
    ...grouped(weighed.failed.filter(decides), 'failed', titles),
    ...interruption(on),
    ...grouped(weighed.unknown.filter(decides), 'unknown', titles),
    ...grouped(weighed.failed.filter(isMinor), 'failed', titles),
    ...grouped(weighed.unknown.filter(isMinor), 'unknown', titles),
    ...(weighed.waived.length > 0 ? [{ code: 'reason.waived', params: { count: weighed.waived.length } }] : []),
  ];
  if (lines.length === 0 && sawNothing(weighed)) return [{ code: 'reason.nothing-judged', params: {} }];
  if (lines.length === 0) return [{ code: 'reason.all-met', params: { count: weighed.judged.length } }];
  if (lines.length <= mostLines) return lines;
  return [...lines.slice(0, mostLines), { code: 'reason.more', params: { count: lines.length - mostLines } }];
}

function interruption({ interrupted }: Circumstances): readonly Message[] {
  return interrupted ? [{ code: 'reason.interrupted', params: {} }] : [];
}

/** One line for each cause of silence, one for each rule of a check. */
function grouped(findings: readonly Finding[], what: 'failed' | 'unknown', titles: Titles): readonly Message[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = groupKey(finding);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  const rank = (group: readonly Finding[]): number =>
    Math.min(...group.map((each) => severities.indexOf(each.severity)));
  const ordered = [...groups.values()].sort((a, b) => rank(a) - rank(b));
  return ordered.flatMap((group) => lineOf(group, what, titles) ?? []);
}

function groupKey({ id, kind, cause, outcome, actual }: Finding): string {
  if (outcome === 'blocked') return JSON.stringify(['blocked', cause, id.check]);
  if (kind === 'answers') return JSON.stringify(['answers', cause ?? actual.code]);
  return JSON.stringify([kind, id.check, id.rule]);
}

function lineOf(group: readonly Finding[], what: 'failed' | 'unknown', titles: Titles): Message | null {
  const [first] = group;
  if (first === undefined) return null;
  const severity = group.map((each) => each.severity).sort((a, b) => severities.indexOf(a) - severities.indexOf(b))[0];
  const shared = {
    title: titleOf(first, titles),
    rule: ruleWords(first, titles),
    severity: nested({ code: `reason.severity-${severity ?? first.severity}`, params: {} }),
    actual: nested(first.actual),
    targets: targets(group),
    count: group.length,
  };
  if (first.outcome === 'blocked') return { code: 'reason.blocked', params: shared };
  const many = group.length > 1 ? '-many' : '';
  if (first.kind === 'answers') return { code: `reason.answers-${what}${many}`, params: shared };
  return { code: `reason.${what}${many}`, params: shared };
}

/** What was asked, in words: the name of the fact, and the id of the question or the path beside it. */
function ruleWords({ id, kind, path }: Finding, titles: Titles): Param {
  const named = path !== null && id.rule === `${kind}:${path}`;
  if (kind === 'relation') return nested({ code: 'reason.rule-relation', params: {} });
  const fact = nested(factMessage(titles.get(id.check)?.probe ?? '', path ?? '', named ? path : id.rule));
  if (!named || (kind !== 'across' && kind !== 'among')) return fact;
  return nested({ code: `reason.rule-${kind}`, params: { path: fact } });
}

function titleOf({ id }: Finding, titles: Titles): Param {
  return { kind: 'text', text: titles.get(id.check)?.title ?? id.check };
}

function targets(group: readonly Finding[]): Param {
  const names = [...new Set(group.map(({ id }) => (id.node === null ? id.check : `${id.check}/${id.node}`)))];
  const items = names.slice(0, mostTargets).map((each) => value(each));
  return { kind: 'list', items: names.length > mostTargets ? [...items, '…'] : items };
}

/** What the overall reasons are drawn from. */
export interface EnvironmentStanding {
  readonly name: string;
  readonly title: Text | null;
  readonly gate: boolean;
  readonly selected: boolean;
  readonly verdict: Verdict;
  readonly weighed: Weighed;
  readonly reasons: readonly Message[];
}

/** Why the whole has its verdict: the gate’s reasons, then what is wrong elsewhere; or one line for each environment. */
export function overallReasons(
  standings: readonly EnvironmentStanding[],
  gates: 'gate' | 'all',
  failOn: 'major' | 'minor',
): readonly Message[] {
  const gate = standings.find((each) => each.gate) ?? standings.at(-1);
  if (gates === 'all') return [...standings].sort(byVerdict).map(standingLine);
  if (gate?.selected !== true) return [{ code: 'reason.gate-not-selected', params: { environment: nameOf(gate) } }];
  const elsewhere = standings.filter((each) => each !== gate && hasDeciding(each.weighed, failOn));
  const others = elsewhere.map(({ weighed, ...each }) => {
    const heavy = (list: readonly Finding[]): number =>
      list.filter((one) => atLeastAsHeavy(one.severity, failOn)).length;
    const params = { environment: nameOf(each), failed: heavy(weighed.failed), unknown: heavy(weighed.unknown) };
    if (params.unknown === 0) return { code: 'reason.elsewhere-failed', params };
    return { code: params.failed === 0 ? 'reason.elsewhere-unknown' : 'reason.elsewhere', params };
  });
  // "All met" is no reason for a verdict that something elsewhere has lowered.
  const own = others.length > 0 && gate.verdict === 'ready' ? [] : gate.reasons;
  return [...own, ...others];
}

const worstFirst: readonly Verdict[] = ['not-ready', 'inconclusive', 'ready-with-risks', 'ready'];

function byVerdict(a: EnvironmentStanding, b: EnvironmentStanding): number {
  return worstFirst.indexOf(a.verdict) - worstFirst.indexOf(b.verdict);
}

function standingLine(standing: EnvironmentStanding): Message {
  const [first] = standing.reasons;
  const because = first === undefined ? null : nested(first);
  return { code: `reason.environment-${standing.verdict}`, params: { environment: nameOf(standing), because } };
}

function nameOf(standing: Pick<EnvironmentStanding, 'name' | 'title'> | undefined): Param {
  return { kind: 'text', text: standing?.title ?? standing?.name ?? '' };
}
