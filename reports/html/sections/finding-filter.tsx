import type { Finding } from '../../../src/model/finding.ts';
import { outcomes, severities } from '../../../src/model/words.ts';
import { environmentName } from '../../environment-name.ts';
import type { Page, PageProps } from '../parts/chapter.ts';

/** One thing to choose: its key in `data-k`, and its words. */
interface Choice {
  readonly key: string;
  readonly words: string;
}

/** What the findings can be filtered by. */
export interface FilterKeys {
  readonly outcome: readonly Choice[];
  readonly severity: readonly Choice[];
  readonly environment: readonly Choice[];
  readonly owner: readonly Choice[];
  /** The keys of one finding, with blanks between: short, because there may be ten thousand. */
  of(finding: Finding): string;
}

/** Gives each outcome, severity, environment and owner a short key; names of people and places never become markup. */
export function filterKeys(page: Page): FilterKeys {
  const { result, voice } = page;
  const environments = new Map(result.environments.map(({ name }, index) => [name, `e${String(index)}`]));
  const owners = new Map<string, string>();
  for (const { owner } of result.findings) {
    const words = voice.text(owner);
    if (words !== '' && !owners.has(words)) owners.set(words, `w${String(owners.size)}`);
  }
  return {
    outcome: outcomes.map((outcome, index) => ({ key: `o${String(index)}`, words: voice.outcome(outcome) })),
    severity: severities.map((severity, index) => ({ key: `s${String(index)}`, words: voice.severity(severity) })),
    environment: result.environments.map((each) => ({
      key: environments.get(each.name) ?? '',
      words: environmentName(each, voice),
    })),
    owner: [...owners].map(([words, key]) => ({ key, words })),
    of: (finding) => {
      const own = [`o${String(outcomes.indexOf(finding.outcome))}`, `s${String(severities.indexOf(finding.severity))}`];
      for (const name of finding.environments) own.push(environments.get(name) ?? '');
      const owner = owners.get(voice.text(finding.owner));
      return (owner === undefined ? own : [...own, owner]).join(' ');
    },
  };
}

const mostOwners = 200;

/** The controls, hidden until the script that serves them runs. */
export function FindingFilter({ keys, page }: PageProps & { readonly keys: FilterKeys }) {
  const { voice } = page;
  return (
    <div class="filter" role="search" aria-label={voice.word('report.filter')} hidden>
      <label>
        {voice.word('report.search')}
        <input type="search" autocomplete="off" />
      </label>
      <Select label={voice.word('report.outcome')} choices={keys.outcome} page={page} />
      <Select label={voice.word('report.severity')} choices={keys.severity} page={page} />
      <Select label={voice.word('report.environment')} choices={keys.environment} page={page} />
      {keys.owner.length > 0 && (
        <Select label={voice.word('report.owner')} choices={keys.owner.slice(0, mostOwners)} page={page} />
      )}
      <button type="button">{voice.word('report.filter-clear')}</button>
      <output data-words={voice.word('report.filter-found')} />
    </div>
  );
}

function Select({ label, choices, page }: PageProps & { readonly label: string; readonly choices: readonly Choice[] }) {
  return (
    <label>
      {label}
      <select>
        <option value="">{page.voice.word('report.filter-all')}</option>
        {choices.map(({ key, words }) => (
          <option value={key}>{words}</option>
        ))}
      </select>
    </label>
  );
}
