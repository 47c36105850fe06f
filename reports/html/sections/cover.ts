import { isJsonList, isJsonObject, type Json } from '../../../src/model/json.ts';
import { verdictMarks } from '../../marks.ts';
import { partialNote } from '../../partial-note.ts';
import { fieldList } from '../parts/fields.ts';
import { html, type Markup } from '../markup.ts';
import type { Page } from '../parts/section.ts';
import type { RunResult } from '../../../src/model/run-result.ts';
import type { Voice } from '../../voice.ts';

/** Title, the customer’s document data, the verdict with its reasons, who looked when from where. */
export function cover(page: Page): Markup {
  const { result, voice } = page;
  const title = result.profile.title === null ? voice.raw(result.profile.name) : voice.text(result.profile.title);
  return html`<header>
      <p class="kind">${voice.word('report.document-kind')}</p>
      <h1>${title}</h1>
      ${documentData(page)}
    </header>
    ${banner(page)}${circumstances(page)}`;
}

function documentData({ result, voice }: Page): Markup | null {
  const fields = Object.entries(result.profile.document).map(([key, value]) => ({
    label: voice.sentence(`report.document.${key}`) ?? voice.raw(key),
    text: documentValue(value, voice),
  }));
  return fieldList(fields);
}

function documentValue(value: Json, voice: Voice): string {
  if (isJsonObject(value) && Object.values(value).every((each) => typeof each === 'string')) {
    const own = value[voice.language] ?? value['en'] ?? value['zh-CN'];
    if (typeof own === 'string') return voice.text(own);
  }
  if (isJsonList(value)) return value.map((each) => voice.value(each)).join(voice.word('report.list-comma'));
  return typeof value === 'string' ? voice.text(value) : voice.value(value);
}

function banner({ result, voice }: Page): Markup {
  const note = partialNote(result, voice);
  const reasons = result.reasons.map((reason) => html`<li>${voice.say(reason)}</li>`);
  return html`<section id="verdict" class="banner v-${result.verdict}">
    <h2>${voice.word('report.verdict')}</h2>
    <p class="verdict">
      <span aria-hidden="true">${verdictMarks[result.verdict]}</span> ${voice.verdict(result.verdict)}
    </p>
    ${note !== '' && html`<p class="partial">${note}</p>`}${
      reasons.length > 0 &&
      html`<ul>
        ${reasons}
      </ul>`
    }
  </section>`;
}

function circumstances({ result, voice }: Page): Markup | null {
  const { run, scope, provenance } = result;
  const vantages = run.vantages.map((vantage) => {
    const words = [vantage.place, vantage.zone].filter((word) => word !== null).map((word) => voice.raw(word));
    const beside = words.length === 0 ? '' : ` (${words.join(', ')})`;
    return html`<li>${voice.raw(vantage.hostname)}${beside}</li>`;
  });
  return fieldList([
    { label: voice.word('report.seen-at'), text: span(voice.instant(run.seenFrom), voice.instant(run.seenTo)) },
    { label: voice.word('report.judged-as'), text: voice.instant(result.judgedAs) },
    { label: voice.word('report.time-zone'), text: voice.raw(voice.context.timeZone) },
    {
      label: voice.word('report.vantages'),
      text: html`<ul>
        ${vantages}
      </ul>`,
    },
    {
      label: voice.word('report.scope'),
      text: voice.word('report.scope-line', {
        selected: scope.selectedChecks,
        total: scope.totalChecks,
        tasks: scope.tasks,
        observed: scope.observed,
        findings: result.findings.length,
      }),
    },
    { label: voice.word('report.decided-by'), text: decidedBy(result, voice) },
    { label: voice.word('report.tool'), text: `${voice.raw(provenance.tool)} ${voice.raw(provenance.toolVersion)}` },
    { label: voice.word('report.run-id'), text: voice.raw(run.id) },
  ]);
}

/** Which findings decide, and in which environments. */
function decidedBy(result: RunResult, voice: Voice): string {
  const gates = voice.word(result.profile.gates === 'all' ? 'report.gates-all' : 'report.gates-gate');
  return voice.word('report.decided-by-line', { severity: voice.severity(result.failOn), gates });
}

function span(from: string, to: string): string {
  return from === to ? from : `${from} – ${to}`;
}
