import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OrdersLandscape } from '../../landscape/orders.ts';
import { messagesEn } from '../../landscape/messages.en.ts';
import { messagesZhCn } from '../../landscape/messages.zh-CN.ts';
import type { LandscapeLog } from '../../landscape/landscape-event.ts';
import { say } from '../../model/say.ts';
import type { Context } from '../context.ts';
import { exitCodeOf, exitCodes } from '../exit-code.ts';
import type { Flags } from '../flags.ts';
import { listenForInterrupt, type Interrupt } from '../interrupt.ts';
import { phrase } from '../phrase.ts';
import { localTimeZone, prepare } from '../prepare.ts';
import { outFolder } from '../write-reports.ts';
import { checkPrepared } from './check.ts';
import { explainDemo } from './demo-truth.ts';

/** `plumbline demo`: the real check, with the real profile, on three small environments that are really there. */
export async function demo(context: Context, _words: readonly string[], flags: Flags): Promise<number> {
  const interrupt = listenForInterrupt(() => {
    context.err(`${phrase(context.language, 'cli.interrupted')}\n`);
  });
  try {
    const landscape = await start(context, interrupt);
    if (landscape === null) return interrupt.signal.aborted ? exitCodes.inconclusive : exitCodes.noResult;
    try {
      return await checkLandscape(context, flags, landscape, interrupt);
    } finally {
      await landscape.stop();
    }
  } finally {
    interrupt.dispose();
  }
}

async function start(context: Context, interrupt: Interrupt): Promise<OrdersLandscape | null> {
  context.err(`${phrase(context.language, 'cli.demo-starting')}\n`);
  const { startOrdersLandscape } = await import('../../landscape/orders.ts');
  const texts = context.language === 'en' ? messagesEn : messagesZhCn;
  const log: LandscapeLog = ({ code, params }) => {
    context.err(`  ${say(texts, { code, params }, context.language)}\n`);
  };
  try {
    return await startOrdersLandscape({ signal: interrupt.signal, log, now: new Date(context.now()) });
  } catch (error) {
    if (interrupt.signal.aborted) return null;
    const reason = error instanceof Error ? error.message : String(error);
    context.err(`${phrase(context.language, 'cli.demo-not-available', { reason })}\n`);
    return null;
  }
}

async function checkLandscape(
  context: Context,
  flags: Flags,
  landscape: OrdersLandscape,
  interrupt: Interrupt,
): Promise<number> {
  const { writeOrdersSite } = await import('../../landscape/orders-site.ts');
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-demo-'));
  try {
    const site = join(folder, 'site.yaml');
    writeFileSync(site, writeOrdersSite(landscape));
    const code = await checkSite(context, flags, landscape, site);
    if (flags.keep === true && !interrupt.signal.aborted) await keepRunning(context, landscape, site, interrupt);
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function checkSite(context: Context, flags: Flags, landscape: OrdersLandscape, site: string): Promise<number> {
  const profile = ordersProfile(context.cwd);
  const withSecrets: Context = { ...context, env: { ...context.env, ...landscape.secrets } };
  context.err(`${phrase(context.language, 'cli.demo-checking', { profile })}\n\n`);
  const prepared = prepare(withSecrets, [profile, site], { defaultTimeZone: localTimeZone() });
  if (prepared === null) return exitCodes.usage;
  const result = await checkPrepared(withSecrets, prepared, flags);
  const truth = explainDemo(context, result, join(outFolder(context, flags), 'report.html'));
  context.err(truth.text);
  return flags.exitCode === true || result.run.interrupted ? exitCodeOf(result) : truth.found ? 0 : 1;
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
  interrupt: Interrupt,
): Promise<void> {
  const secrets = Object.entries(landscape.secrets)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
  context.err(`${phrase(context.language, 'cli.demo-keep', { profile: ordersProfile(context.cwd), site })}\n`);
  context.err(`${phrase(context.language, 'cli.demo-secrets', { secrets })}\n`);
  await new Promise<void>((resolve) => {
    interrupt.signal.addEventListener('abort', () => {
      resolve();
    });
  });
}
