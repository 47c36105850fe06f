import { expect, it } from 'vitest';
import { tlsReplyOf } from '../../../src/kit/ladder/tls-reply.ts';

it.each([
  [400, '<title>400 No required SSL certificate was sent</title>', 'tls-client-certificate-required'],
  [400, '<title>400 The SSL certificate error</title>', 'tls-client-certificate-rejected'],
  [403, '<h2>403.7 - Forbidden: client certificate required</h2>', 'tls-client-certificate-required'],
  [403, '<h2>403.16 - untrusted</h2>', 'tls-client-certificate-rejected'],
  [497, '<h1>The plain HTTP request was sent to HTTPS port</h1>', 'tls-required'],
  [400, 'Client sent an HTTP request to an HTTPS server.\n', 'tls-required'],
  [400, 'Bad Request\r\nThis combination of host and port requires TLS.\r\n', 'tls-required'],
  [400, `${'x'.repeat(5000)}The SSL certificate error`, null],
  [404, 'The SSL certificate error', null],
  [400, 'Bad Request', null],
])('%i %s', (status, body, cause) => {
  expect(tlsReplyOf(status, body)).toBe(cause);
});
