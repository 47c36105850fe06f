import { taskKey } from '../model/identity.ts';
import { value } from '../model/message.ts';
import { say } from '../model/say.ts';
import { visible } from '../model/visible.ts';
import type { ProgressEvent, RunCounts } from '../run/progress.ts';
import { allTexts } from './all-texts.ts';
import type { Context } from './context.ts';
import { phrase } from './phrase.ts';

/** Shows how far a run is. */
export interface ProgressDisplay {
  readonly show: (event: ProgressEvent) => void;
  /** Takes the live line away, so that other text can follow. */
  readonly clear: () => void;
}

/** One line that lives on a terminal; elsewhere a plain line for every failure and now and then a count. */
export function progressDisplay(context: Context): ProgressDisplay {
  return context.interactive ? liveDisplay(context) : plainDisplay(context);
}

function liveDisplay(context: Context): ProgressDisplay {
  let last = 0;
  const draw = (text: string): void => {
    context.err(`\r\u001b[2K${cut(text, context.width - 1)}`);
  };
  return {
    show: (event) => {
      const text = liveText(event, context);
      const now = context.now();
      // A terminal over a slow line cannot follow thousands of tasks a second.
      if (text === null || (now - last < 80 && event.kind !== 'window-wait' && event.kind !== 'pause')) return;
      last = now;
      draw(text);
    },
    clear: () => {
      context.err('\r\u001b[2K');
    },
  };
}

function liveText(event: ProgressEvent, context: Context): string | null {
  if (event.kind === 'window-wait') return waiting(event, context);
  if (event.kind === 'pause') return pauseText(event, context);
  if (!('counts' in event)) return null;
  const counts = countsText(event.counts, context);
  if (event.kind === 'task-progressed') return `${counts}  ${amountText(event, context)}`;
  return `${counts}  ${'task' in event ? visible(taskKey(event.task)) : ''}`;
}

function plainDisplay(context: Context): ProgressDisplay {
  const texts = allTexts(context.language, []);
  let shownPercent = 0;
  const told = new Map<string, number>();
  /** A log gets the first word of a long look, and then one every half minute. */
  const isDue = (task: string): boolean => {
    const now = context.now();
    if (now - (told.get(task) ?? 0) < 30_000) return false;
    told.set(task, now);
    return true;
  };
  const line = (text: string): void => {
    context.err(`${text}\n`);
  };
  const progress = (counts: RunCounts): void => {
    const percent = counts.total === 0 ? 100 : Math.floor((counts.ended / counts.total) * 10) * 10;
    if (percent <= shownPercent) return;
    shownPercent = percent;
    line(countsText(counts, context));
  };
  return {
    show: (event) => {
      if (event.kind === 'window-wait') line(waiting(event, context));
      if (event.kind === 'pause') {
        shownPercent = 0;
        line(pauseText(event, context));
      }
      if (event.kind === 'task-progressed' && isDue(taskKey(event.task))) line(amountText(event, context));
      if (event.kind !== 'task-ended') return;
      if (event.cause !== null && event.started) {
        const cause = say(texts, { code: `cause.${event.cause}`, params: event.params }, context.language);
        line(
          phrase(context.language, 'cli.task-failed', {
            task: taskKey(event.task),
            cause: { kind: 'text', text: cause },
          }),
        );
      }
      progress(event.counts);
    },
    clear: () => undefined,
  };
}

function waiting(event: Extract<ProgressEvent, { readonly kind: 'window-wait' }>, context: Context): string {
  return phrase(context.language, 'cli.window-wait', { window: event.window, minutes: event.minutes });
}

function pauseText(event: Extract<ProgressEvent, { readonly kind: 'pause' }>, context: Context): string {
  const { tasks, nextInMs, leftMs } = event;
  const next = value(nextInMs, 'milliseconds');
  return phrase(context.language, 'cli.pause', { tasks, next, left: value(Math.round(leftMs), 'milliseconds') });
}

function amountText(event: Extract<ProgressEvent, { readonly kind: 'task-progressed' }>, context: Context): string {
  const { items, bytes } = event.amount;
  const task = visible(taskKey(event.task));
  return phrase(context.language, 'cli.task-progress', { task, items, bytes: value(bytes, 'bytes') });
}

function countsText(counts: RunCounts, context: Context): string {
  const { ended, total, failed } = counts;
  return phrase(context.language, 'cli.progress', { ended, total, failed });
}

function cut(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, Math.max(0, width - 1))}…` : text;
}
