import type { AnyProbe, ProbeLogin } from './define-probe.ts';

/** Every login of a probe with these settings, in the order it tries them; none where it logs in nowhere. */
export function loginsOf(probe: Pick<AnyProbe, 'login'>, settings: unknown): readonly ProbeLogin[] {
  const declared = probe.login(settings);
  if (declared === null) return [];
  return 'account' in declared ? [declared] : declared;
}
