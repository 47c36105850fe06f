// The library surface: what another program may use. The commands are made of the same pieces.
export { assess, type Assessment } from './assess/assess.ts';
export { readAttestations, writeAttestations } from './assess/attestation-file.ts';
export { runInfo } from './assess/run-info.ts';
export { toolbox, type Toolbox } from './assess/toolbox.ts';
export { mergeEvidence } from './evidence/merge-evidence.ts';
export { readEvidence } from './evidence/read-evidence.ts';
export { writeEvidence } from './evidence/write-evidence.ts';
export { judge } from './judge/judge.ts';
export type { JudgeInput } from './judge/judge-input.ts';
export type { Judgement } from './judge/judgement.ts';
export type { Dial, Dialled, DialTarget } from './kit/dial.ts';
export {
  defineProbe,
  type AnyProbe,
  type ProbeAnswer,
  type ProbeDeclaration,
  type ProbeDefinition,
  type ProbeTask,
} from './kit/define-probe.ts';
export { ProbeFailure } from './kit/probe-failure.ts';
export * as settings from './kit/settings.ts';
export type { Finding } from './model/finding.ts';
export type { Observation } from './model/observation.ts';
export type { Plan, Task, TouchList } from './model/plan.ts';
export type { Profile } from './model/profile.ts';
export { runResultSchema, type RunResult } from './model/run-result.ts';
export { plan } from './plan/plan.ts';
export { readProfile, type ReadInput, type ReadOutcome } from './profile/read-profile.ts';
export { maskResult } from './privacy/mask-result.ts';
export { referenceData } from './reference/reference-data.ts';
export { openJournal } from './run/journal.ts';
export { readJournal } from './run/read-journal.ts';
export { run } from './run/run.ts';
export { createWorld, newRunId } from './run/world.ts';
export { loadProbes, probeKinds } from '../probes/registry.ts';
export { reportFormats } from '../reports/registry.ts';
export { version } from './version.ts';
