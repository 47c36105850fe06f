// A server that answers every request with the same small JSON, until standard input ends. Prints its port.
import { createServer } from 'node:http';

const body = JSON.stringify({ status: 'UP', build: { version: '8.2.3' } });
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(body.length) });
  response.end(body);
});
server.listen(0, '127.0.0.1', 4096, () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') process.stdout.write(`${String(address.port)}\n`);
});
process.stdin.resume();
process.stdin.once('end', () => {
  server.closeAllConnections();
  server.close();
});
