import type { Texts } from '../model/message.ts';

/** What `plumbline init` says and writes, English. */
export const en = {
  'init.target-shape': 'A target is written ENVIRONMENT/NAME=ADDRESS or ENVIRONMENT/NAME/NODE=ADDRESS, not {written}.',
  'init.name':
    'Environments and parts are named with letters, digits, ., - and _, and begin with a letter or digit, not “{name}”.',
  'init.reserved-name': 'Nothing can be called “{name}” in a profile. Choose another name.',
  'init.address': 'This is no address that can be used: {written}.',
  'init.scheme': 'An address cannot begin with “{written}:”. Known: {known}.',
  'init.password-in-address':
    'An address holds a password, or what looks like one: a “:” and an “@” behind it. Leave a password out: it is asked for, or looked up as a secret. Change the one that stood there, it may be in the history of the shell. An “@” that belongs to a path is written %40.',
  'init.unused-account':
    'An account cannot be used in this address: {written}. Leave it out; what a check of its kind can log in with is listed by plumbline probes KIND.',
  'init.unused-query': 'What stands behind “?” or “#” cannot be used in this address: {written}. Leave it out.',
  'init.database':
    'An address of a database needs account, host and database: postgres://account@host:5432/name, not {written}.',
  'init.release':
    'Behind # stands where the version is in the reply: release+https://host/version.json#build.version, not {written}.',
  'init.two-kinds': '“{name}” is {first} in one place and {second} in another. Give the second another name.',
  'init.target-twice':
    '“{name}” was given twice for {environment}. Where it has several nodes, name them: {environment}/{name}/NODE=ADDRESS.',
  'init.nodes-mixed': '“{name}” has nodes in one place and none in another. Name the node everywhere.',
  'init.nodes-differ':
    'The nodes of “{name}” differ in {settings}; a profile can tell them apart by their address alone. Give them names of their own.',
  'init.nothing': 'Nothing was named. Give at least one --target, or run it at a terminal and be asked.',
  'init.exists': '{path} is there already. Name another folder with --out, or overwrite with --force.',
  'init.ask-name': 'Name of the system (letters, digits, -): ',
  'init.ask-environments':
    'Environments in the order in which a version travels, separated by commas [test, production]: ',
  'init.ask-component': 'Name of a part of the system, for example orders-db (empty line: that was all): ',
  'init.ask-address': 'Address of {name} in {environment} (empty line: not there; ? for examples): ',
  'init.examples':
    'postgres://account@10.1.0.9:5432/orders    mysql://account@host/orders    https://host/health\nrelease+https://host/version.json#version  browser+https://host/           file:/opt/app/application.properties   host:   java:   ports:\nredis://host   amqp://account@host/vhost   kafka://host   ldaps://host   tls://host:443   tcp://host:9000   ntp://host   dns:name',
  'init.head':
    '{name}: written by plumbline init on {date} from what was seen in {environments}.\nEverything below held then. Take out what does not matter, add what does, and say why (because) and what to do (remedy).\nplumbline probes KIND lists all that can be asked.',
  'init.site-head': 'Where the parts of {name} are. The last environment is the one that goes live (gate).',
  'init.env-head':
    'Secrets of {name}: copy to a file that is not kept under version control, fill in, and load it before plumbline check.\nWith an environment in front a name counts for that environment alone: {example}',
  'init.seen': '; seen: ',
  'init.no-answer': 'It did not answer in {place} when this was written: {cause} Nothing is asked of it yet.',
  'init.left-out': 'left out, because it did not hold: {rule}; seen: {seen}',
  'init.looking': 'Looking at {count} {count|one:target|other:targets} ...',
  'init.done': 'Written: {files}',
  'init.next': 'Next: plumbline check {profile} {site}',
  'init.next-form': 'Next: have {form} filled in, then: plumbline init --survey {form} {profile}',
  'init.form-words':
    'A form is made with plumbline init --make-survey PROFILE, and read with plumbline init --survey FORM PROFILE.',
  'init.stopped': 'Stopped; nothing was written.',
  'init.unanswered':
    '{count} {count|one:target|other:targets} did not answer; the profile asks nothing of them yet, and says why.',
} as const satisfies Texts;
