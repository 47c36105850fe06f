import { en as service } from '../../src/kit/service/names.en.ts';
import type { Texts } from '../../src/model/message.ts';

export const en: Texts = {
  ...service,
  probe: 'WebSocket',
  'probe.about':
    'Asks a URL for a WebSocket and says whether it becomes one, pings it, and on request sends a text and reads a message. Names proxies that do not pass on the wish.',
  'setting.url': 'URL, ws or wss, without user and password',
  'setting.query': 'query parameters that are secret, such as a token',
  'setting.headers': 'headers sent beside; values may be secrets',
  'setting.bearer': 'token for Authorization: Bearer, as ${secret:NAME}',
  'setting.origin': 'Origin, as a browser would send it: https://app.example',
  'setting.subprotocols': 'subprotocols offered, best first',
  'setting.compression': 'whether permessage-deflate is offered; no unless said',
  'setting.send': 'text message that is sent',
  'setting.sideEffect': 'whether that message changes something on the target; yes unless said',
  'setting.read': 'whether a message of the server is waited for; no unless said',
  'websocket.wanted-url': 'a URL that begins with ws:// or wss://, without user and password',
  'note.redirect': 'It redirects to {location}. WebSockets follow no redirects: use the address where it leads.',
  'note.origin': 'Services admit only pages of some origins: set origin to that of the application.',
  'note.page': 'It is a page: “{title}”.',
  'note.stripped':
    'So answers a service that did not see the wish: nginx passes on Upgrade and Connection only with proxy_http_version 1.1 and proxy_set_header for both.',
  'note.unsaid': 'not said',
  'note.wrong-accept':
    'The answer to the key is wrong: something in between answers from memory, or speaks no WebSocket.',
  'note.wrong-subprotocol': 'It chose a subprotocol that was not offered.',
  'note.wrong-extension': 'It chose an extension that was not offered.',
  'fact.url': 'URL',
  'fact.status': 'HTTP status',
  'fact.headers': 'headers',
  'fact.subprotocol': 'subprotocol',
  'fact.extensions': 'extensions',
  'fact.pong': 'time to the pong',
  'fact.message': 'first message',
  'fact.message.type': 'type of the message',
  'fact.message.bytes': 'length of the message',
  'fact.message.text': 'text of the message',
};
