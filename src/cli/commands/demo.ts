import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OrdersLandscape } from '../../landscape/orders.ts';
import { LandscapeError } from '../../landscape/landscape-error.ts';
import { messagesEn } from '../../landscape/messages.en.ts';
import { messagesZhCn } from '../../landscape/messages.zh-CN.ts';
import type { LandscapeLog } from '../../landscape/landscape-event.ts';
import { fillTemplate } from '../../model/fill-template.ts';
import { say } from '../../model/say.ts';
import type { Context } from '../context.ts';
import { exitCodeOf, exitCodes } from '../exit-code.ts';
import type { Flags } from '../flags.ts';
import { listenForInterrupt } from '../interrupt.ts';
import { sayInterrupted } from '../live-run.ts';
import { phrase } from '../phrase.ts';
import { prepare } from '../prepare.ts';
import { formatsOf, outFolder } from '../write-reports.ts';
import { checkPrepared } from './check.ts';
import { explainDemo } from './demo-truth.ts';

/** `plumbline demo`: the real check, with the real profile, on three small environments that are really there. */
export async function demo(context: Context, _words: readonly string[], flags: Flags): Promise<number> {
  const interrupt = listenForInterrupt(() => sayInterrupted(context));
  const landscape = await start(context, interrupt);
  if (landscape === null) return interrupt.aborted ? exitCodes.inconclusive : exitCodes.noResult;
  try {
    return await checkLandscape(context, flags, landscape, interrupt);
  } finally {
    await landscape.stop();
  }
}

async function start(context: Context, interrupt: AbortSignal): Promise<OrdersLandscape | null> {
  context.err(`${phrase(context.language, 'cli.demo-starting')}\n`);
  const { startOrdersLandscape } = await import('../../landscape/orders.ts');
  const texts = context.language === 'en' ? messagesEn : messagesZhCn;
  const log: LandscapeLog = ({ code, params }) => {
    context.err(`  ${say(texts, { code, params }, context.language)}\n`);
  };
  try {
    return await startOrdersLandscape({ signal: interrupt, log, now: new Date(context.now()) });
  } catch (error) {
    if (interrupt.aborted) return null;
    const reason =
      error instanceof LandscapeError
        ? fillTemplate(texts[error.code], (name) => String(error.params[name] ?? ''))
        : describe(error);
    context.err(`${phrase(context.language, 'cli.demo-not-available', { reason: { kind: 'text', text: reason } })}\n`);
    return null;
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function checkLandscape(
  context: Context,
  flags: Flags,
  landscape: OrdersLandscape,
  interrupt: AbortSignal,
): Promise<number> {
  const { writeOrdersSite } = await import('../../landscape/orders-site.ts');
  // In the landscape's own folder: it goes with it, also when this process is killed and the next demo cleans up.
  const site = join(landscape.folder, 'site.yaml');
  writeFileSync(site, writeOrdersSite(landscape));
  const profile = ordersProfile(context.cwd);
  const withSecrets: Context = { ...context, env: { ...context.env, ...landscape.secrets } };
  context.err(`${phrase(context.language, 'cli.demo-checking', { profile })}\n\n`);
  const prepared = await prepare(withSecrets, [profile, site]);
  if (prepared === null) return exitCodes.usage;
  const result = await checkPrepared(withSecrets, prepared, flags, interrupt);
  if (result.run.interrupted) return exitCodeOf(result);
  const truth = explainDemo(context, result, htmlReport(context, flags));
  context.err(truth.text);
  if (flags.keep === true && !interrupt.aborted) await keepRunning(context, landscape, site, interrupt);
  if (flags.exitCode === true) return exitCodeOf(result);
  return truth.found ? exitCodes.ready : exitCodes.notReady;
}

/** Where the report for a browser is; null: none was asked for. */
function htmlReport(context: Context, flags: Flags): string | null {
  const written = flags.out !== '-' && formatsOf(context, flags).some((format) => format.name === 'html');
  return written ? join(outFolder(context, flags), 'report.html') : null;
}

/** The shipped profile: beside src in a checkout, beside dist in a package. */
function ordersProfile(cwd: string): string {
  const levels = import.meta.url.endsWith('.ts') ? '../../../' : '../../../../';
  const path = fileURLToPath(new URL(`${levels}profiles/orders-go-live.yaml`, import.meta.url));
  const short = relative(cwd, path);
  return short.startsWith('..') ? path : short;
}

async function keepRunning(
  context: Context,
  landscape: OrdersLandscape,
  site: string,
  interrupt: AbortSignal,
): Promise<void> {
  const secrets = Object.entries(landscape.secrets)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
  context.err(`${phrase(context.language, 'cli.demo-keep', { profile: ordersProfile(context.cwd), site })}\n`);
  context.err(`${phrase(context.language, 'cli.demo-secrets', { secrets })}\n`);
  await new Promise<void>((resolve) => {
    interrupt.addEventListener('abort', () => {
      resolve();
    });
  });
}
