import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { postHttp2, type Http2Reply } from '../../src/kit/ladder/http2-step.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { visit, type Visiting } from '../../src/kit/service/visit.ts';
import { hostPort } from '../../src/model/plan.ts';
import { healthRequest, readHealth } from './health.ts';
import { notGrpc, otherThanHttp2, refusedCall, type Asked } from './refusal.ts';
import { check } from './requests.ts';
import { Facts, type Settings } from './schema.ts';

/** A health reply has 7 bytes. */
const longestReply = 64 * 1024;
const notFound = 5;
const unimplemented = 12;

/** Asks the health service of a gRPC server (grpc, "GRPC Health Checking Protocol") over HTTP/2. */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const { facts, gaps, timings } = await visit(task, { name: 'gRPC', alpn: ['h2'] }, (server) => talk(server, task));
  return { facts: Facts.parse(facts), gaps, timings };
}

async function talk(server: Visiting, task: ProbeTask<Settings>): Promise<void> {
  // At once: servers may speak first, and what the conversation has read is lost to HTTP/2.
  const stream = server.takeOver();
  const { settings, signal } = task;
  const { host, port, tls, serverName, service, answerWithin, bearer } = settings;
  const headers = headersOf(settings, task.agentName);
  server.touched(check(settings));
  const reply = await postHttp2(
    stream,
    {
      origin: `${tls === 'off' ? 'http' : 'https'}://${hostPort(serverName ?? host, port)}`,
      path: '/grpc.health.v1.Health/Check',
      headers,
      body: healthRequest(service),
    },
    { signal, limitMs: answerWithin, bodyBytes: longestReply, where: { host, port } },
  ).catch((error: unknown) => {
    throw otherThanHttp2(error, { host, port });
  });
  learn(server, reply, { host, port, hadToken: bearer !== undefined });
}

/** Headers of a call (grpc, "gRPC over HTTP2"). */
function headersOf({ metadata, bearer, answerWithin }: Settings, agentName: string): Readonly<Record<string, string>> {
  const headers = {
    'content-type': 'application/grpc',
    te: 'trailers',
    'user-agent': agentName,
    'grpc-accept-encoding': 'identity',
    'grpc-timeout': `${String(answerWithin)}m`,
    ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
    ...metadata,
  };
  if (!Object.values(headers).some((told) => /[\r\n\0]/.test(told))) return headers;
  const items = ['bearer', 'metadata'];
  throw new ProbeFailure('settings-invalid', { phase: 'request', params: { settings: { kind: 'list', items } } });
}

function learn(server: Visiting, { status, headers, trailers, body }: Http2Reply, asked: Asked): void {
  const name = textOf(headers['server']);
  server.learn({ server: name });
  const isGrpc = textOf(headers['content-type'])?.startsWith('application/grpc') === true;
  const code = textOf(trailers['grpc-status']) ?? textOf(headers['grpc-status']);
  if (status !== 200 || !isGrpc || code === null || !/^\d{1,3}$/.test(code)) throw notGrpc(asked, status, name);
  const grpcStatus = Number(code);
  const grpcMessage = decoded(textOf(trailers['grpc-message']) ?? textOf(headers['grpc-message']));
  server.learn({ grpcStatus, grpcMessage });
  const health = healthOf(grpcStatus, body);
  if (health === 'refused') throw refusedCall(asked, grpcStatus, grpcMessage);
  if (health === null) throw server.failure('reply-not-understood');
  server.learn({ health });
}

/** Null: it cannot be read. */
function healthOf(grpcStatus: number, body: Buffer): string | null {
  if (grpcStatus === 0) return readHealth(body);
  if (grpcStatus === notFound) return 'SERVICE_UNKNOWN';
  return grpcStatus === unimplemented ? 'unimplemented' : 'refused';
}

function textOf(told: string | readonly string[] | undefined): string | null {
  if (told === undefined || told === '') return null;
  return typeof told === 'string' ? told : (told[0] ?? null);
}

/** Messages are percent-encoded (grpc, "gRPC over HTTP2"). */
function decoded(message: string | null): string | null {
  if (message === null) return null;
  try {
    return decodeURIComponent(message).slice(0, 500);
  } catch {
    return message.slice(0, 500);
  }
}
