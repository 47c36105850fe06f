import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { consult, type Consulting } from '../../src/kit/http-json/consult.ts';
import type { HttpJsonReply } from '../../src/kit/http-json/reply.ts';
import { told, untold } from '../../src/kit/service/told.ts';
import { addressed } from './addressed.ts';
import { productOf } from './product.ts';
import { refusalOf, xmlText } from './refusal.ts';
import { requests } from './requests.ts';
import { Facts, type Settings } from './schema.ts';
import { sign } from './sign.ts';

/** Lists one entry of a bucket, and where it may not be listed asks whether it is there. */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const settings = addressed(task.settings);
  const { accessKey, secretKey, region } = settings;
  const known = accessKey !== undefined && secretKey !== undefined;
  const product = {
    name: 'S3',
    login: known ? { account: accessKey, headers: {} } : null,
    ...(known
      ? { seal: (request: Parameters<typeof sign>[0]) => sign(request, { accessKey, secretKey, region }, task.now()) }
      : {}),
  };
  const { facts, gaps, timings } = await consult({ ...task, settings }, product, async (server) => {
    const reply = await server.reply(requests.list);
    learnService(server, reply, task.now());
    await learnBucket(server, reply, settings);
  });
  return { facts: Facts.parse(facts), gaps, timings };
}

function learnService(server: Consulting, { headers, text }: HttpJsonReply, now: number): void {
  const date = typeof headers['date'] === 'string' ? Date.parse(headers['date']) : Number.NaN;
  const region = headers['x-amz-bucket-region'];
  const facts = told({
    product: productOf(headers),
    region: typeof region === 'string' ? region : xmlText(text, 'Region'),
    clock: Number.isNaN(date) ? null : { time: new Date(date).toISOString(), ahead: Math.round(date - now) },
  });
  server.learn(facts);
  server.miss(untold(['product', 'region', 'clock'], facts), { reason: 'not-supported', detail: null });
}

async function learnBucket(server: Consulting, reply: HttpJsonReply, settings: Settings): Promise<void> {
  const { status, text } = reply;
  if (status === 200 && text.includes('<ListBucketResult')) {
    server.learn({ bucketExists: true, mayList: true, empty: xmlText(text, 'Key') === null });
    return;
  }
  const code = xmlText(text, 'Code');
  if (code === 'NoSuchBucket') {
    server.learn({ bucketExists: false });
    server.miss(['mayList', 'empty'], { reason: 'not-reached', detail: code });
    return;
  }
  const failure = refusalOf(code, reply, settings);
  if (failure !== null) throw failure;
  if (code !== 'AccessDenied') {
    server.accept(reply);
    throw server.foreign(text);
  }
  server.learn({ mayList: false });
  server.gap({ path: 'empty', reason: 'not-permitted', detail: code });
  await learnWhetherThere(server);
}

/** A key that may not list may still see the bucket. */
async function learnWhetherThere(server: Consulting): Promise<void> {
  const reply = await server.replyFor(requests.head, ['bucketExists']);
  if (reply === null) return;
  if (reply.status === 200 || reply.status === 404) server.learn({ bucketExists: reply.status === 200 });
  else server.gap({ path: 'bucketExists', reason: 'not-permitted', detail: `${reply.status} ${reply.reason}`.trim() });
}
