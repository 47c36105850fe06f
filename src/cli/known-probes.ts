import type * as z from 'zod';
import type { AnyProbe } from '../kit/define-probe.ts';
import { describeProbe, settingsSchema } from '../kit/describe-probe.ts';
import type { Language } from '../model/words.ts';
import type { KnownProbe, SettingsIssue } from '../profile/known-probe.ts';
import { ruleOfProbe, wantedSetting } from './wanted-setting.ts';

/** The probes as the profile reader sees them. */
export function knownProbes(probes: Iterable<AnyProbe>, language: Language): readonly KnownProbe[] {
  return Array.from(probes, (probe) => {
    const { kind, capability, lifecycle, implied = null, impliedBeside = false } = probe;
    return {
      kind,
      capability,
      lifecycle,
      implied,
      impliedBeside,
      get entry() {
        return describeProbe(probe);
      },
      get settings() {
        return settingsSchema(probe);
      },
      checkSettings: checker(probe, language),
    };
  });
}

function checker(probe: AnyProbe, language: Language): KnownProbe['checkSettings'] {
  return (settings) => {
    const parsed = probe.settings.safeParse(settings, { reportInput: true });
    return parsed.success ? [] : parsed.error.issues.flatMap((issue) => issueOf(issue, probe, language));
  };
}

function issueOf(issue: z.core.$ZodIssue, probe: AnyProbe, language: Language): readonly SettingsIssue[] {
  const path = issue.path.filter((step): step is string | number => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys') return [{ path, kind: 'unknown', names: issue.keys }];
  const name = path.at(-1);
  if (issue.code === 'invalid_type' && issue.input === undefined && typeof name === 'string') {
    return [{ path: path.slice(0, -1), kind: 'missing', names: [name] }];
  }
  const own = ruleOfProbe(issue, probe.texts[language], language);
  // Texts called `wanted-...` say what would fit, others what is wrong.
  if (own !== null) return [{ path, kind: issue.message.includes('.wanted-') ? 'value' : 'rule', names: [own] }];
  return [{ path, kind: 'value', names: [wantedSetting(issue, probe.texts[language], language)] }];
}
