import type { Texts } from '../../src/model/message.ts';

export const en: Texts = {
  probe: 'TCP port',
  'probe.about':
    'Connects to a port, over every address of the name, and listens whether the service says something by itself. Sends nothing unless told to.',
  'setting.host': 'name or address of the server',
  'setting.port': 'port',
  'setting.everyAddress': 'whether every address of the name is tried (the default), or only until one connects',
  'setting.greetsWithin': 'milliseconds that the service has to speak first, 1500 unless said',
  'setting.send': 'text to send, with its own line ends: "PING\\r\\n"',
  'setting.read':
    'regular expression that what it says must fit; named groups become facts under values: (?P<version>\\d+)',
  'setting.sideEffect': 'whether what is sent may change something, as it is taken unless this says false',
  'setting.answerWithin': 'milliseconds to wait for what read wants, 5000 unless said',
  'tcp.wanted-pattern': 'a regular expression without look-around and back references',
  'tcp.send-needs-read': 'what is sent needs read: the answer that shows that it was understood',
  'fact.address': 'address',
  'fact.address.ip': 'IP address',
  'fact.address.port': 'port',
  'fact.address.all': 'all addresses of the name',
  'fact.localAddress': 'own address',
  'fact.addresses': 'addresses tried',
  'fact.addresses.ip': 'IP address',
  'fact.addresses.connected': 'connected',
  'fact.addresses.cause': 'why not',
  'fact.addresses.took': 'time',
  'fact.banner': 'greeting',
  'fact.protocol': 'protocol',
  'fact.acceptedAndClosed': 'accepted and closed without a byte',
  'fact.answer': 'answer',
  'fact.values': 'values of the answer',
  'fact.timings': 'times',
  'fact.timings.resolve': 'time to find the address',
  'fact.timings.connect': 'time to connect',
  'fact.timings.greeting': 'time to the first byte',
  'gap.said-nothing':
    'the service says nothing by itself; that the port is open does not show that the right service is behind it',
};
