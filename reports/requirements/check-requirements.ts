import type { Check, Comparison, Expectation } from '../../src/model/profile.ts';
import { factTitle } from '../fact-title.ts';
import { spoken } from '../voice.ts';
import { acrossWords, amongWords, schemaAt } from './agreement.ts';
import { byEnvironment, conditionAt, environmentWords, type RequirementsPage } from './page.ts';
import type { Requirement } from './requirement-row.ts';

/** Everything a check asks: that the target answers, what is expected, what must agree. */
export function checkRequirements(check: Check, page: RequirementsPage): readonly Requirement[] {
  const across = check.across.map((each) => comparisonRequirement(check, each, acrossWords, page));
  const among = check.among.map((each) => comparisonRequirement(check, each, amongWords, page));
  return [answers(check, page), ...expectations(check, page), ...across, ...among];
}

function answers(check: Check, { input, voice }: RequirementsPage): Requirement {
  const byPerson = input.capability(check.probe) === 'person';
  const asked = check.environments.filter((each) => each.notApplicable === null);
  return {
    what: voice.own(byPerson ? 'requirements.confirmed-by-person' : 'requirements.reachable'),
    path: null,
    expected: [byPerson ? voice.own('requirements.person-words') : voice.say({ code: 'expect.answers', params: {} })],
    severity: Object.fromEntries(asked.map((each) => [each.environment, each.answers])),
    because: null,
    remedy: null,
    owner: null,
    notes: [],
  };
}

/** An expectation with the environment and node it is asked of. */
interface Asked {
  readonly environment: string;
  readonly node: string | null;
  readonly expectation: Expectation;
}

function expectations(check: Check, page: RequirementsPage): readonly Requirement[] {
  const byId = new Map<string, Asked[]>();
  for (const asked of askedOf(check)) {
    const { id } = asked.expectation;
    byId.set(id, [...(byId.get(id) ?? []), asked]);
  }
  return [...byId.values()].flatMap((asked) => {
    const [first] = asked;
    return first === undefined ? [] : [expectationRequirement(check, first.expectation, asked, page)];
  });
}

function askedOf(check: Check): readonly Asked[] {
  return check.environments
    .filter((each) => each.notApplicable === null)
    .flatMap(({ environment, nodes }) =>
      nodes.flatMap(({ key, expect }) => expect.map((expectation) => ({ environment, node: key, expectation }))),
    );
}

/** Most lines of one cell. */
const mostLines = 12;

function expectationRequirement(
  check: Check,
  first: Expectation,
  asked: readonly Asked[],
  page: RequirementsPage,
): Requirement {
  const { voice } = page;
  const words = asked.map(({ environment, node, expectation }) => ({
    environment,
    node,
    what: expectedWords(check, expectation, page),
  }));
  const perNode = words.some(({ environment, what }) =>
    words.some((other) => other.environment === environment && other.what !== what),
  );
  const expected = perNode ? nodeLines(words, page) : byEnvironment(words, page);
  const more = expected.length - mostLines;
  return {
    what: factTitle(check.probe, first.path, voice),
    path: first.path,
    expected: more > 0 ? [...expected.slice(0, mostLines), voice.own('requirements.and-more', { n: more })] : expected,
    severity: Object.fromEntries(asked.map((each) => [each.environment, each.expectation.severity])),
    because: first.because,
    remedy: first.remedy,
    owner: first.owner,
    notes: [...overridden(asked, page), ...condition(first, page)],
  };
}

/** What one expectation asks, with values that were not given shown by their names. */
function expectedWords(check: Check, expectation: Expectation, page: RequirementsPage): string {
  const { input, voice, naming } = page;
  const { matcher } = expectation;
  const schema = schemaAt(check.probe, expectation.path, page);
  // A yes or no that was not given looks like any other one; what was written says whose it is.
  const written = naming.text(expectation.written);
  const isGivenLater = matcher.op === 'equals' && typeof matcher.value === 'boolean' && written !== expectation.written;
  const asked = isGivenLater ? { ...matcher, value: written.replace(/^equals: /, '') } : matcher;
  return voice.say(naming.message(input.expected(asked, schema)));
}

function nodeLines(
  words: readonly { readonly environment: string; readonly node: string | null; readonly what: string }[],
  page: RequirementsPage,
): readonly string[] {
  return words.map(({ environment, node, what }) =>
    page.voice.own('requirements.at-node', {
      environment: spoken(environmentWords(environment, page)),
      node: page.naming.text(node ?? ''),
      what: spoken(what),
    }),
  );
}

function overridden(asked: readonly Asked[], page: RequirementsPage): readonly string[] {
  const { voice } = page;
  const words = asked.flatMap(({ environment, expectation: { overridden: agreed } }) => {
    if (agreed === null) return [];
    const params = { was: agreed.was, because: spoken(voice.text(agreed.because)) };
    return [{ environment, what: voice.own('requirements.overridden-line', params) }];
  });
  return byEnvironment(words, page).map((line) => voice.line('requirements.overridden', line));
}

function condition(of: Pick<Expectation, 'at'>, page: RequirementsPage): readonly string[] {
  const written = conditionAt(of.at, page);
  return written === null ? [] : [page.voice.line('requirements.only-when', page.voice.raw(written))];
}

function comparisonRequirement(
  check: Check,
  comparison: Comparison,
  words: typeof acrossWords,
  page: RequirementsPage,
): Requirement {
  const { path, severity, because, remedy, owner } = comparison;
  return {
    what: factTitle(check.probe, path, page.voice),
    path,
    expected: [words(comparison, schemaAt(check.probe, path, page), page)],
    severity,
    because,
    remedy,
    owner,
    notes: condition(comparison, page),
  };
}
