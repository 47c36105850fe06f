import { Buffer } from 'node:buffer';
import type { Capture, Observation } from '../../../src/model/observation.ts';
import { Remark } from '../parts/folded.tsx';
import type { PageProps } from '../parts/chapter.ts';

/** Characters of base64 in all: about 1.5 MiB of pictures. */
const mostCharacters = 2_000_000;
const mostText = 10_000;

/** The captures that are shown; the others are counted where they belong. */
export type ChosenCaptures = ReadonlySet<Capture>;

/** Takes captures in their order while there is room, those of looks that failed first. */
export function chooseCaptures(observations: readonly Observation[]): ChosenCaptures {
  const failedFirst = [...observations].sort((a, b) => Number(a.failure === null) - Number(b.failure === null));
  const chosen = new Set<Capture>();
  let room = mostCharacters;
  for (const capture of failedFirst.flatMap(({ captures }) => captures ?? [])) {
    if (capture.base64.length > room) continue;
    room -= capture.base64.length;
    chosen.add(capture);
  }
  return chosen;
}

/** Pictures and texts kept of what was seen, with their digests. */
export function Captures({
  observation,
  captures,
  page,
}: PageProps & { readonly observation: Observation; readonly captures: ChosenCaptures }) {
  const { voice } = page;
  const own = observation.captures ?? [];
  if (own.length === 0) return null;
  const shown = own.filter((capture) => captures.has(capture));
  return (
    <>
      <p class="title">{voice.word('report.captures')}</p>
      {shown.map((capture) => (
        <figure>
          <Kept capture={capture} page={page} />
          <figcaption>
            {voice.raw(capture.name)} <code class="digest">SHA-256 {voice.raw(capture.sha256)}</code>
          </figcaption>
        </figure>
      ))}
      {shown.length < own.length && (
        <Remark>{voice.word('report.captures-left', { n: own.length - shown.length })}</Remark>
      )}
    </>
  );
}

function Kept({ capture, page }: PageProps & { readonly capture: Capture }) {
  const { voice } = page;
  const { mediaType, base64, name } = capture;
  if (mediaType === 'text/plain') {
    const text = Buffer.from(base64, 'base64').toString('utf8');
    return <pre>{text.length > mostText ? `${text.slice(0, mostText)} …` : text}</pre>;
  }
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return <Remark>{voice.word('report.capture-broken')}</Remark>;
  return <img src={`data:${mediaType};base64,${base64}`} alt={voice.raw(name)} />;
}
