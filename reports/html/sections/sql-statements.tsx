import type { Observation } from '../../../src/model/observation.ts';
import type { Voice } from '../../voice.ts';
import { TitledTable } from '../parts/table.tsx';

const mostLines = 200;

/** What was really touched by one look: statements word for word, and everything else as the touch list writes it. */
export function Statements({ touched, voice }: { readonly touched: Observation['touched']; readonly voice: Voice }) {
  return (
    <TitledTable
      caption={voice.word('report.touched-here')}
      head={[voice.word('report.touch-line'), voice.word('report.touch-done')]}
      rows={touched
        .slice(0, mostLines)
        .map(({ line, count }) => [<code class="lines">{voice.text(line)}</code>, String(count)])}
      look="touched"
    />
  );
}
