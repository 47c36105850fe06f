import { failureNote } from '../../../src/model/failure-note.ts';
import { taskKey } from '../../../src/model/identity.ts';
import type { Attempt, Observation } from '../../../src/model/observation.ts';
import { isSecretRef } from '../../../src/model/profile.ts';
import { taskPlace } from '../../target-name.ts';
import { groupGaps } from '../../group-gaps.ts';
import { GapPaths } from '../parts/gap-paths.tsx';
import { Fields, type FieldContent } from '../parts/fields.tsx';
import { TitledTable } from '../parts/table.tsx';
import { phaseName, Waterfall } from '../parts/waterfall.tsx';
import type { Page, PageProps } from '../parts/chapter.ts';
import { Captures, type ChosenCaptures } from './captures.tsx';
import { CertificateChain } from './certificate-chain.tsx';
import { Facts } from './facts.tsx';
import { ending } from './observation-lines.tsx';
import { Statements } from './sql-statements.tsx';

/** One look in full. */
export function ObservationDetail({
  observation,
  share,
  captures,
  page,
}: PageProps & { readonly observation: Observation; readonly share: number; readonly captures: ChosenCaptures }) {
  const { voice } = page;
  const place = page.places.get(taskKey(observation.task));
  return (
    <article class="look" {...(place === undefined ? {} : { id: place })}>
      <h4>
        {taskPlace(observation.task, voice)} <span class="quiet">{ending(observation, voice)}</span>
      </h4>
      <Fields fields={circumstances(observation, page)} look="small" />
      <Waterfall timings={observation.timings} voice={voice} />
      <Captures observation={observation} captures={captures} page={page} />
      <CertificateChain chain={observation.facts['chain'] ?? null} voice={voice} />
      <Facts observation={observation} share={share} page={page} />
      <Gaps observation={observation} page={page} />
      <Statements touched={observation.touched} voice={voice} />
    </article>
  );
}

function circumstances(observation: Observation, page: Page): readonly FieldContent[] {
  const { voice } = page;
  const { failure, vantage, attempts, subject, startedAt, endedAt } = observation;
  const settings = settingLines(observation.settings);
  const fields: FieldContent[] = [
    { label: voice.word('report.seen-at'), text: `${voice.instant(startedAt)} – ${voice.instant(endedAt)}` },
    { label: voice.word('report.vantage'), text: vantageLine(vantage, page) },
  ];
  if (settings.length > 0)
    fields.push({
      label: voice.word('report.settings'),
      text: (
        <ul>
          {settings.map((line) => (
            <li>
              <code>{voice.raw(line)}</code>
            </li>
          ))}
        </ul>
      ),
    });
  if (subject !== null)
    fields.push({ label: voice.word('report.subject'), text: <code class="digest">{voice.raw(subject)}</code> });
  if (failure !== null && failure.phase !== null)
    fields.push({ label: voice.word('report.phase'), text: phaseName(failure.phase, voice) });
  const note = failure === null ? null : failureNote(failure);
  if (note !== null) fields.push({ label: voice.word('report.note'), text: voice.say(note) });
  if (failure !== null && failure.detail !== null)
    fields.push({ label: voice.word('report.said'), text: <code>{voice.raw(failure.detail)}</code> });
  if (attempts.length > 1 || failure !== null)
    fields.push({
      label: voice.word('report.attempts'),
      text: (
        <ul>
          {attempts.map((attempt) => (
            <li>{attemptLine(attempt, observation, page)}</li>
          ))}
        </ul>
      ),
    });
  return fields.filter(({ label }) => label !== voice.word('report.attempts') || attempts.length > 0);
}

/** What was asked, one setting a line; a secret as the profile writes it. */
function settingLines(settings: Observation['settings']): readonly string[] {
  return Object.entries(settings).map(([name, setting]) => {
    if (isSecretRef(setting)) return `${name}: \${secret:${setting.$secret}}`;
    return `${name}: ${typeof setting === 'string' ? setting : JSON.stringify(setting)}`;
  });
}

/** The sentence of a cause has its numbers only for the failure that stood at the end. */
function attemptLine(attempt: Attempt, { failure }: Observation, { voice }: Page) {
  const { cause } = attempt;
  const when = `${voice.instant(attempt.startedAt)} · ${voice.duration(attempt.durationMs)} · `;
  if (cause === null) return when + voice.word('report.attempt-answered');
  const params = failure?.cause === cause ? failure.params : null;
  return (
    <>
      {when}
      {params === null ? <code>{voice.raw(cause)}</code> : voice.say({ code: `cause.${cause}`, params })}
    </>
  );
}

function vantageLine(vantage: Observation['vantage'], { voice }: Page): string {
  const words = [vantage.hostname, vantage.place, vantage.zone].filter((word) => word !== null);
  return words.map((word) => voice.raw(word)).join(' · ');
}

function Gaps({ observation, page }: PageProps & { readonly observation: Observation }) {
  const { voice } = page;
  return (
    <TitledTable
      caption={voice.word('report.gaps-here')}
      head={[voice.word('report.fact'), voice.word('report.why'), voice.word('report.said')]}
      rows={groupGaps(observation.gaps, voice).map((group) => [
        <GapPaths group={group} voice={voice} />,
        group.why,
        group.said,
      ])}
    />
  );
}
