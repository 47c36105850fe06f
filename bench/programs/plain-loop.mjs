// The peer of the runner: the same requests with nothing but node:http, each on a connection of its own.
// Arguments: port, number of requests, how many at once.
import { get } from 'node:http';

const [port = 0, requests = 0, atOnce = 1] = process.argv.slice(2).map(Number);
let next = 0;

/** @param {number} number */
async function ask(number) {
  const path = `/component/${String(number)}/health`;
  /** @type {string} */
  const text = await new Promise((resolve, reject) => {
    const request = get({ host: '127.0.0.1', port, path, agent: false }, (response) => {
      let received = '';
      response.setEncoding('utf8');
      response.on('data', (/** @type {string} */ chunk) => {
        received += chunk;
      });
      response.once('end', () => resolve(received));
    });
    request.once('error', reject);
  });
  /** @type {{ status?: string }} */
  const reply = JSON.parse(text);
  if (reply.status !== 'UP') throw new Error(`${path} answered ${text}`);
}

async function worker() {
  while (next < requests) {
    next += 1;
    await ask(next);
  }
}

await Promise.all(Array.from({ length: atOnce }, worker));
