import { touchLineText, type Touch } from '../../src/model/plan.ts';
import type { Check } from '../../src/model/profile.ts';
import { plain, type Block, type LabelledText } from '../document/document.ts';
import { spoken } from '../voice.ts';
import { checkRequirements } from './check-requirements.ts';
import { byEnvironment, checkWords, conditionAt, environmentWords, type RequirementsPage } from './page.ts';
import { requirementTable } from './requirement-row.ts';
import type { RequirementsCode } from './requirements-texts.ts';

/** One check: what it is about, and everything it asks. `number` stands before its title. */
export function checkBlocks(check: Check, number: string, page: RequirementsPage): readonly Block[] {
  const { voice, input } = page;
  const title = voice.own('requirements.numbered', { number, title: spoken(checkWords(check.name, page)) });
  const byPerson = input.capability(check.probe) === 'person';
  return [
    { kind: 'heading', level: 2, text: title },
    { kind: 'fields', fields: checkFields(check, page) },
    { kind: 'table', table: requirementTable(checkRequirements(check, page), page) },
    ...(byPerson
      ? [{ kind: 'signatures', lines: [{ role: voice.own('requirements.confirmed'), name: null }] } as const]
      : []),
  ];
}

function checkFields(check: Check, page: RequirementsPage): readonly LabelledText[] {
  const { voice, input } = page;
  const fields: LabelledText[] = [];
  const add = (code: RequirementsCode, text: string): void => {
    if (text !== '') fields.push({ label: voice.own(code), text: plain(text) });
  };
  const comma = voice.word('report.list-comma');
  add('requirements.because', voice.text(check.because));
  add('requirements.looked-at', voice.sentence(`${check.probe}.probe`) ?? voice.raw(check.probe));
  add('requirements.target', targets(check, page));
  add('requirements.from', check.from.map((each) => voice.raw(each)).join(comma));
  add('requirements.only-in', onlyIn(check, page));
  add('requirements.only-when', voice.raw(conditionAt(check.at, page) ?? ''));
  add('requirements.not-applicable', notApplicable(check, page));
  add('requirements.stage', check.stage.map((each) => stageWords(each, page)).join(comma));
  add('requirements.owner', voice.text(check.owner));
  add('requirements.references', check.references.map((each) => voice.raw(each)).join(comma));
  add('requirements.needs', check.needs.map((each) => checkWords(each, page)).join(comma));
  return input.capability(check.probe) === 'person' ? fields.filter((each) => each.text[0]?.text !== '') : fields;
}

/** The usual stages in words, others as they are written. */
export function stageWords(stage: string, { voice }: RequirementsPage): string {
  return voice.sentence(`requirements.stage.${stage}`) ?? voice.raw(stage);
}

/** Most targets of one check that are written out. */
const mostTargets = 20;

/** Where it looks: the address, file or command of each node, by environment where they differ. */
function targets(check: Check, page: RequirementsPage): string {
  const { input, voice, naming } = page;
  const machines = new Set(input.profile.environments.flatMap((each) => each.machines.map(({ key }) => key)));
  const isLocal = input.capability(check.probe) === 'local';
  const words = check.environments
    .filter((each) => each.notApplicable === null)
    .flatMap(({ environment, nodes }) =>
      nodes.flatMap((node) => {
        const touches = input.touches(check, node);
        // A look at a whole machine reads many files; the machine is what people know.
        const isMachine = isLocal && touches.some((touch) => touch.kind === 'system');
        const main = isMachine ? null : mainTouch(touches);
        const machine = isMachine && node.key !== null && machines.has(node.key) ? node.key : null;
        const what = main === null ? machine : naming.text(targetText(main));
        return what === null ? [] : [{ environment, what: voice.raw(what) }];
      }),
    );
  const lines = byEnvironment(words, page);
  const more = lines.length - mostTargets;
  const shown = more > 0 ? [...lines.slice(0, mostTargets), voice.own('requirements.and-more', { n: more })] : lines;
  return shown.join('\n');
}

/** What names the target best: a request says more than its connection, a connection more than what comes after. */
function mainTouch(touches: readonly Touch[]): Touch | null {
  for (const kind of ['url', 'connect', 'command', 'file'] as const) {
    const found = touches.find((touch) => touch.kind === kind);
    if (found !== undefined) return found;
  }
  return null;
}

function targetText(touch: Touch): string {
  if (touch.kind === 'url') return touch.url;
  if (touch.kind === 'file') return touch.path;
  if (touch.kind === 'command') return touch.argv.join(' ');
  return touch.kind === 'connect' ? touchLineText(touch).slice(touch.transport.length + 1) : touchLineText(touch);
}

function onlyIn(check: Check, page: RequirementsPage): string {
  const { input, voice } = page;
  const names = check.environments.map((each) => each.environment);
  if (names.length === input.profile.environments.length) return '';
  return names.map((name) => environmentWords(name, page)).join(voice.word('report.list-comma'));
}

function notApplicable(check: Check, page: RequirementsPage): string {
  const { voice } = page;
  const lines = check.environments.flatMap(({ environment, notApplicable: said }) =>
    said === null
      ? []
      : [
          voice.own('requirements.not-applicable-line', {
            environment: spoken(environmentWords(environment, page)),
            because: spoken(voice.text(said.because)),
          }),
        ],
  );
  return lines.join('\n');
}
