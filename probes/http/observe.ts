import { createHash } from 'node:crypto';
import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { climb, type Climbed } from '../../src/kit/ladder/climb.ts';
import { htmlTitle, looksLikeHtml } from '../../src/kit/ladder/html-title.ts';
import { textOf } from '../../src/kit/ladder/text-of.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { askOptions } from './ask-options.ts';
import { isOkStatus, statusFailure } from './judge-status.ts';
import { readValues } from './read-values.ts';
import { Facts, type Settings } from './schema.ts';
import { urlTouch } from './touches.ts';

/** Asks once and reports what came back, up to and with the values asked for. */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const { settings } = task;
  const options = await askOptions(task);
  task.touched(urlTouch(settings));
  const climbed = await climbOrJudge(task, options);
  const text = textOf(climbed.body.bytes, climbed.contentType);
  const facts = { ...climbed.facts, ...bodyFacts(climbed, text) };
  const learnt = { facts, timings: climbed.timings };
  if (!isOkStatus(climbed.status, settings.okStatus)) throw statusFailure(facts, settings).with(learnt);
  try {
    const { json, gaps } = readValues(text, climbed.status, facts, settings);
    return { facts: Facts.parse({ ...facts, json }), gaps, timings: climbed.timings };
  } catch (error) {
    throw error instanceof ProbeFailure ? error.with(learnt) : error;
  }
}

/** A status that is no answer is the cause, also where the body of such a reply then breaks off. */
async function climbOrJudge(task: ProbeTask<Settings>, options: Parameters<typeof climb>[1]): Promise<Climbed> {
  try {
    return await climb(task, options);
  } catch (error) {
    if (!(error instanceof ProbeFailure) || error.phase !== 'body' || task.signal.aborted) throw error;
    const facts = error.learnt.facts ?? {};
    const status = facts['status'];
    if (typeof status !== 'number' || isOkStatus(status, task.settings.okStatus)) throw error;
    throw statusFailure(facts, task.settings).with(error.learnt);
  }
}

function bodyFacts(climbed: Climbed, text: string): JsonObject {
  const { bytes } = climbed.body;
  return {
    body: {
      bytes: bytes.length,
      contentType: climbed.contentType?.split(';')[0]?.trim().toLowerCase() ?? null,
      encoding: climbed.contentEncoding,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    },
    title: looksLikeHtml(text) ? htmlTitle(text) : null,
  };
}
