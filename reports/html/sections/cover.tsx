import type { RunResult } from '../../../src/model/run-result.ts';
import { verdictMarks } from '../../marks.ts';
import { partialNote } from '../../partial-note.ts';
import { decidedByLine, maskedLine, scopeLine, seenLine } from '../../run-words.ts';
import { titleOf } from '../../title-of.ts';
import type { Voice } from '../../voice.ts';
import type { Chapter, PageProps } from '../parts/chapter.ts';
import { Fields } from '../parts/fields.tsx';
import { documentData } from './document-data.ts';

/** Title, the customer’s data, the verdict with its reasons, who looked when from where, and what follows. */
export function Cover({ page, chapters }: PageProps & { readonly chapters: readonly Chapter[] }) {
  const { result, voice } = page;
  return (
    <header>
      <p class="kind">{voice.word('report.document-kind')}</p>
      <h1>{titleOf(result.profile, voice)}</h1>
      <Fields fields={documentData(result, voice)} look="columns" />
      <Verdict page={page} />
      <Masked page={page} />
      <Circumstances page={page} />
      <nav aria-label={voice.word('report.contents')}>
        <p class="title">{voice.word('report.contents')}</p>
        <ol>
          {chapters.map(({ id, title }) => (
            <li>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ol>
      </nav>
    </header>
  );
}

function Verdict({ page }: PageProps) {
  const { result, voice } = page;
  const { verdict, reasons, followUp } = result;
  const note = partialNote(result, voice);
  return (
    <section id="verdict" class={`banner v-${verdict}`}>
      <h2>{voice.word('report.verdict')}</h2>
      <p class="verdict">
        <span aria-hidden="true">{verdictMarks[verdict]}</span> {voice.verdict(verdict)}
      </p>
      <p class="beside">
        {voice.word('report.round', { n: followUp.round })}
        {note !== '' && <strong class="partial">{note}</strong>}
      </p>
      {reasons.length > 0 && (
        <ul>
          {reasons.map((reason) => (
            <li>{voice.say(reason)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Masked({ page }: PageProps) {
  const { result, voice } = page;
  const line = maskedLine(result, voice);
  if (line === '') return null;
  return (
    <p>
      <strong>{line}</strong>
    </p>
  );
}

function Circumstances({ page }: PageProps) {
  const { result, voice } = page;
  const { run, provenance } = result;
  const fields = [
    { label: voice.word('report.seen-at'), text: seenLine(result, voice) },
    { label: voice.word('report.judged-as'), text: voice.instant(result.judgedAs) },
    { label: voice.word('report.time-zone'), text: voice.raw(voice.context.timeZone) },
    { label: voice.word('report.vantages'), text: vantages(result, voice) },
    { label: voice.word('report.scope'), text: scopeLine(result, voice) },
    { label: voice.word('report.decided-by'), text: decidedByLine(result, voice) },
    {
      label: voice.word('report.tool'),
      text: `${voice.raw(provenance.tool)} ${voice.raw(provenance.toolVersion)}`,
    },
    { label: voice.word('report.run-id'), text: voice.raw(run.id) },
  ];
  return <Fields fields={fields} look="columns" />;
}

/** Most machines named; a fleet has hundreds. */
const mostVantages = 12;

function vantages({ run }: RunResult, voice: Voice) {
  if (run.vantages.length === 0) return '–';
  const rest = run.vantages.length - mostVantages;
  return (
    <ul>
      {run.vantages.slice(0, mostVantages).map((vantage) => {
        const words = [vantage.place, vantage.zone].filter((word) => word !== null).map((word) => voice.raw(word));
        return <li>{[voice.raw(vantage.hostname), ...words].join(' · ')}</li>;
      })}
      {rest > 0 && <li>{voice.word('report.and-others', { n: rest })}</li>}
    </ul>
  );
}
