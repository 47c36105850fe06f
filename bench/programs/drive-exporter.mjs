// Drives a blackbox_exporter, which probes one URL a request and leaves the many to whoever asks.
// Arguments: base of the exporter, module, base of the URLs, number of requests, how many at once.
import { Agent, get } from 'node:http';

const [exporter = '', module = '', base = '', ...counts] = process.argv.slice(2);
const [requests = 0, atOnce = 1] = counts.map(Number);
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
let next = 0;

/** @param {number} number */
async function ask(number) {
  const target = encodeURIComponent(`${base}/component/${String(number)}/health`);
  /** @type {string} */
  const text = await new Promise((resolve, reject) => {
    const request = get(`${exporter}/probe?module=${module}&target=${target}`, { agent }, (response) => {
      let received = '';
      response.setEncoding('utf8');
      response.on('data', (/** @type {string} */ chunk) => {
        received += chunk;
      });
      response.once('end', () => resolve(received));
    });
    request.once('error', reject);
  });
  if (!/^probe_success 1$/m.test(text)) throw new Error(`a probe failed: ${text}`);
}

async function worker() {
  while (next < requests) {
    next += 1;
    await ask(next);
  }
}

await Promise.all(Array.from({ length: atOnce }, worker));
agent.destroy();
