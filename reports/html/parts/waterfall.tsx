import type { Timing } from '../../../src/model/observation.ts';
import type { Voice } from '../../voice.ts';
import { percent } from './bar.tsx';

/** The steps of a look one after the other, each a bar that begins where the one before ended. */
export function Waterfall({ timings, voice }: { readonly timings: readonly Timing[]; readonly voice: Voice }) {
  if (timings.length === 0) return null;
  const whole = timings.reduce((sum, { durationMs }) => sum + Math.max(0, durationMs), 0);
  let begun = 0;
  const rows = timings.map(({ phase, durationMs }) => {
    const length = Math.max(0, durationMs);
    const row = { phase, durationMs, x: percent(begun, whole), width: Math.max(0.6, percent(length, whole)) };
    begun += length;
    return row;
  });
  return (
    <>
      <p class="title">{voice.word('report.timings')}</p>
      <table class="waterfall">
        <tbody>
          {rows.map(({ phase, durationMs, x, width }) => (
            <tr>
              <th scope="row">{phaseName(phase, voice)}</th>
              <td>
                <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                  <rect class="rail" width="100" height="10" />
                  <rect class="step" x={Math.min(x, 99.4)} width={width} height="10" />
                </svg>
              </td>
              <td>{voice.duration(durationMs)}</td>
            </tr>
          ))}
          <tr class="sum">
            <th scope="row">{voice.word('report.total')}</th>
            <td />
            <td>{voice.duration(whole)}</td>
          </tr>
        </tbody>
      </table>
    </>
  );
}

/** A step in words where it is a known one. */
export function phaseName(phase: string, voice: Voice): string {
  return voice.sentence(`report.phase.${phase}`) ?? voice.raw(phase);
}
