import type { Texts } from '../../src/model/message.ts';

export const en: Texts = {
  probe: 'Command',
  'probe.about':
    'Runs a program that the profile names, without a shell, and reports exit code, output, and values found in it. Runs only with --allow-commands.',
  'setting.argv':
    'program and arguments, one element each: [redis-cli, -p, "6379", ping]; the program by name or full path',
  'setting.cwd': 'folder it runs in, as a full path; the one of the run unless said',
  'setting.encoding': 'how its output is read: auto, utf-8 or gbk',
  'setting.json': 'paths of JSON output whose values become facts under json: build.version, items[0].name',
  'setting.pairs': 'true: lines such as name=value or name: value become facts under values',
  'setting.pattern':
    'regular expression on the output; its named groups become facts under values: (?P<version>\\d+\\.\\d+)',
  'setting.sideEffect': 'true: it changes something, and runs only with --allow-side-effects too',
  'command.word': 'a text without NUL; no secret: arguments show in process lists, give the program a file instead',
  'command.wanted-program': 'name of a program, or its full path',
  'command.wanted-folder': 'full path of a folder',
  'command.wanted-pattern': 'regular expression with at least one named group, without look-around and back references',
  'command.json-nested': 'one path of json leads into the value of another; name only one of them',
  'command.one-way': 'pairs and pattern exclude each other',
  'gap.first-characters': 'only its first {n} characters are kept',
  'gap.not-json': 'the output is no JSON from character {at} on',
  'gap.secret': 'something in it looks like a secret and is not shown',
  'fact.exitCode': 'exit code',
  'fact.signal': 'signal that ended it',
  'fact.stdout': 'output',
  'fact.stderr': 'error output',
  'fact.json': 'values of the JSON output',
  'fact.values': 'values of the output',
  'fact.durationMs': 'duration',
};
