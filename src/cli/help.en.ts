/** What --help and the command line itself say, English. */
export const helpEn = {
  'about.root':
    'Checks before a go-live whether the environments of a system are fit for it and whether they hang together.',
  'about.check': 'look at every target, judge, and write the report',
  'about.init':
    'ask what there is (or take --target), look at it, and write a first profile that holds for what was seen',
  'about.plan': 'print everything a run would touch, without touching anything',
  'about.explain': 'write what the product needs of its environments, to send before anything is installed',
  'about.validate': 'find every mistake in a profile and site file, without contacting anything',
  'about.observe': 'look at every target and save the evidence, to be judged later or elsewhere',
  'about.attest': 'write down what a person states (FACT=VALUE), where no probe can look',
  'about.judge': 'judge saved evidence: the findings that the live run would have given',
  'about.report': 'write a saved result (report.json) in other formats or languages, or masked',
  'about.probes': 'list what can be checked; with a kind: its settings and every fact it gives',
  'about.selftest': 'pages on which a browser checks itself, for PCs on which nothing can be installed',
  'about.selftest-make':
    'write a page that asks a browser for what an application needs, from a run that saw its scripts',
  'about.selftest-read': 'read the codes and files that PCs gave back, as one table',
  'about.demo':
    'start three small environments on this machine, check them with a real profile, and explain the result',

  'after.root': `
A first run:
  plumbline demo                                    see it work on three small environments
  plumbline validate my-profile.yaml my-site.yaml   find mistakes before anything is contacted
  plumbline plan my-profile.yaml my-site.yaml       what will be touched, for approval
  plumbline check my-profile.yaml my-site.yaml      the real thing; the report is in ./plumbline-report

Exit codes: 0 ready or ready with risks, 1 not ready, 2 mistake in profile or command,
            3 inconclusive, 4 no result could be written.`,
  'after.check': `
Secrets written \${secret:NAME} in the profile are looked up as ENVIRONMENT_NAME, then as NAME: in environment
variables, in --secrets, on standard input (--secrets-stdin), and asked for at the terminal.

Examples:
  plumbline check orders.yaml site.yaml
  plumbline check orders.yaml site.yaml --env production --fail-on minor
  plumbline check orders.yaml site.yaml --until-ready 5m           after a deployment, while servers start
  plumbline check orders.yaml site.yaml --approved touch.json --out reports/round-2
  plumbline check orders.yaml site.yaml --previous reports/round-1/report.json --out reports/round-2`,
  'after.plan': `
Examples:
  plumbline plan orders.yaml site.yaml
  plumbline plan orders.yaml site.yaml --format json > touch.json   then: plumbline check ... --approved touch.json
  plumbline plan orders.yaml site.yaml --format docx --out access.docx    an application for access, with the scripts
                                                                          that set up each account, to be signed
  plumbline plan orders.yaml site.yaml --format xlsx --out access.xlsx --lang zh-CN`,
  'after.explain': `
Without a site file the values it would give are shown by their names.

Examples:
  plumbline explain orders.yaml > requirements.md
  plumbline explain orders.yaml --format docx --out requirements.docx --lang zh-CN
  plumbline explain orders.yaml site.yaml --format html --out requirements.html`,
  'after.init': `
An address says what it is:
  postgres://account@host:5432/database   mysql://account@host/database       file:/opt/app/application.properties
  https://host/health                     release+https://host/version.json#version   browser+https://host/   host:
  redis://host   amqp://account@host/vhost   mqtt://host   kafka://host   mongodb://host   ldaps://host   smtp://host
  ftp://host   grpc://host:50051   mllp://host   dicom://host   s3+https://host/bucket
  ssh://host   tls://host:443   tcp://host:9000   wss://host/live   ntp://host   dns:name   nacos+http://host:8848
Passwords are never part of it: they are asked for, or looked up like those of check.

Examples:
  plumbline init                                          asks at the terminal
  plumbline init --name orders --out orders \\
    --target test/db=postgres://ready@10.1.0.9/orders     --target production/db=postgres://ready@10.9.0.9/orders \\
    --target test/app=http://10.1.0.5:8080/health \\
    --target production/app/app1=http://10.9.0.5:8080/health --target production/app/app2=http://10.9.0.6:8080/health
  plumbline init --make-survey orders.yaml --out survey.xlsx      a form for the customer
  plumbline init --survey survey.xlsx orders.yaml --out site      the site file of the filled form`,
  'after.validate': `
Every mistake is shown at once, each with file, line and column. Exit code 2 when there is one.
An editor shows mistakes while you type when the profile begins with:
  # yaml-language-server: $schema=PATH/profiles/profile.schema.json`,
  'after.observe': `
Inside an isolated network:   plumbline observe orders.yaml site.yaml --out evidence.zip
Elsewhere:                    plumbline judge orders.yaml site.yaml --evidence evidence.zip`,
  'after.attest': `
A check of the kind manual needs no FACT=VALUE: it is confirmed. Of two statements of one fact the later one counts.
An observed fact is never replaced; the report says where a statement differs from it.

Examples:
  plumbline attest rollback-signed --profile orders.yaml --site site.yaml --env production \\
    --by 'Li Wei' --because 'signed on 20 November' --file signed-page.jpg
  plumbline attest app-host memory.total=64GiB --profile orders.yaml --site site.yaml --env production --node app1 \\
    --by 'Wang Fang' --because 'read at the console' --until 2027-03-31`,
  'after.judge': `
Examples:
  plumbline judge orders.yaml site.yaml --evidence test.zip production.zip
  plumbline judge orders.yaml site.yaml --evidence evidence.zip --as-of run
  plumbline judge orders.yaml site.yaml --evidence plumbline-report/journal.ndjson    after a crash`,
  'after.report': `
Examples:
  plumbline report plumbline-report/report.json --format html --lang zh-CN --out chinese
  plumbline report plumbline-report/report.json --mask addresses,names --out to-give-away`,
  'after.selftest': `
A page is one file: open it on a PC from a USB stick or a web server. It says whether the browser is good enough,
and gives a short code. It works in old browsers too, Internet Explorer among them.

Examples:
  plumbline selftest make plumbline-report/report.json --check portal
  plumbline selftest read --page selftest.html results.txt`,
  'after.selftest-make': `
RESULT is the report.json or the evidence of a run in which the probe browser looked at scripts (scan: true, or a
fleet). What the page reaches besides itself: the address of --tls, each --service, and with --post, when somebody
presses the button, the address given there.

Examples:
  plumbline selftest make plumbline-report/report.json --check portal --lang zh-CN
  plumbline selftest make evidence.zip --service printing=ws://127.0.0.1:18000 --post http://10.1.0.9:8080/selftest`,
  'after.selftest-read': `
Each is a code, a file with codes or results, or a folder of such files.
Exit code: 0 all are good enough, 1 one is not, 3 of one it cannot be told or read.

Examples:
  plumbline selftest read --page selftest.html codes.txt
  plumbline selftest read --page selftest.html results/ --format csv --out pcs.csv --lang zh-CN
  plumbline selftest read --page selftest.html results/ --reference-out measured.json`,
  'after.probes': `
Examples:
  plumbline probes
  plumbline probes postgres --lang zh-CN`,
  'after.demo': `
Needs no network beyond this machine. The servers come with the optional dependencies of the package.`,
  'about.version': 'print the version',
  'about.help': 'show this help',
  'about.help-command': 'show the help of a command',

  'option.lang': 'language of everything people read',
  'option.no-color': 'no colours on the terminal',
  'option.evidence-kept': 'also save the evidence (.zip), to be judged again later',
  'option.plan-format':
    'text for people, json for check --approved; html, docx, xlsx, markdown: an application for access to sign',
  'option.paper-format': 'format of the paper',
  'option.out-file': 'file to write; - for standard output',
  'option.out-evidence': 'where the evidence goes',
  'option.evidence': 'evidence archives (.zip) or the journal of a broken run (.ndjson)',
  'option.as-of': 'judge for this moment: run (when it was seen), now, or a date such as 2027-01-31',
  'option.text-json': 'text for people, json for tools',
  'option.exit-code': 'exit with the code of the verdict instead of 0 when the demo found its truth',
  'option.keep': 'keep the environments running until Ctrl-C',
  'option.env': 'only these environments (a,b)',
  'option.only': 'only these checks (a,b)',
  'option.tag': 'only checks with one of these tags (a,b)',
  'option.stage': 'only checks of these stages, and those without a stage (a,b)',
  'option.as': 'this machine is MACHINE or ENVIRONMENT/MACHINE of the site file',
  'option.approved': 'refuse whatever is not on this touch list (plan --format json)',
  'option.allow-side-effects': 'also run calls that are marked sideEffect: true',
  'option.allow-commands': 'also run the programs that checks of the kind command name',
  'option.secrets': 'folder with one file for each secret, named like it',
  'option.secrets-stdin': 'read secrets from standard input, one NAME=VALUE a line',
  'option.no-ask': 'never ask for a missing secret at the terminal',
  'option.until-ready':
    'look again at what is not as it should be, until all is ready or this time is over: 90s, 5m, 1h. Denied logins are not tried again; the counts of the touch list hold for each look',
  'error.patience': 'write a time up to 24 h: 90s, 5m, 1h',
  'option.wait': 'wait for an environment’s window to open instead of leaving it out',
  'option.concurrency': 'network targets at once',
  'option.per-host': 'at once to one host',
  'option.browsers': 'browsers at once',
  'option.baseline': 'earlier evidence: report what changed since',
  'option.previous': 'report.json of the round before: problems keep their numbers',
  'option.attestations': 'what people state (default: plumbline-attestations.json beside the site file)',
  'option.reference': 'a file with more reference data: products, end-of-life dates (as often as needed)',
  'option.fail-on': 'lightest severity that decides the verdict',
  'option.formats': 'report formats (a,b)',
  'option.out-reports': 'where reports go; - for standard output (one format)',
  'option.target': 'ENVIRONMENT/NAME=ADDRESS or ENVIRONMENT/NAME/NODE=ADDRESS; as often as needed',
  'option.name': 'name of the system and of the files',
  'option.env-order': 'order of the environments (a,b), where it is not the order of the targets',
  'option.ca': 'certificate authority (PEM) that addresses with TLS are to be trusted by',
  'option.make-survey': 'write a form (Excel) in which the customer fills in what this profile asks for',
  'option.survey': 'make the site file of PROFILE from the filled form',
  'option.out-folder': 'folder of the files (.), or the form (survey.xlsx)',
  'option.force': 'overwrite files that are there',
  'option.selftest-check': 'the check that looked at the application, where there are several',
  'option.selftest-env': 'the environment it was looked at in, where there are several',
  'option.selftest-name': 'what the page calls the application (default: the title of the profile)',
  'option.selftest-service': 'NAME=URL: something on the PC itself that the page tries to reach; as often as needed',
  'option.selftest-tls': 'an address that the page tries to reach (default: that of the check if https; - for none)',
  'option.selftest-post': 'where the page sends the result when somebody presses the button',
  'option.selftest-page': 'the page that the codes were made by; as often as needed',
  'option.selftest-format': 'table for people, csv for spreadsheets, json for tools',
  'option.selftest-reference-out':
    'also write the measured engines and the shares of users as reference data (for --reference)',
  'option.profile': 'the profile',
  'option.site': 'the site file',
  'option.by': 'who states it',
  'option.because': 'why it is so, or how it is known',
  'option.file': 'a file that shows it: its name and SHA-256 are kept',
  'option.env-stated': 'the environments it is so in (a,b)',
  'option.node': 'the nodes or machines it is so on (a,b)',
  'option.until': 'last day on which it counts',
  'option.into': 'where it is written (default: plumbline-attestations.json beside the site file)',
  'option.mask': 'replace addresses, names or both by marks (addresses,names)',

  'title.usage': 'Usage:',
  'title.options': 'Options:',
  'title.global': 'Global Options:',
  'title.commands': 'Commands:',
  'said.choices': 'choices: {choices}',
  'said.default': 'default: {value}',
  'said.beside': ' ({note})',
  'said.list': ', ',
  'said.comma': ', ',

  'error.help': '(see plumbline --help, plumbline COMMAND --help)',
  'error.at-least-one': 'give at least one name',
  'error.whole-number': 'give a whole number from 1 to 10000',
  'error.missing-argument': "error: missing required argument '{name}'",
  'error.option-argument': "error: option '{flags}' argument missing",
  'error.option-required': "error: required option '{flags}' not specified",
  'error.option-value': "error: option '{flags}' argument '{value}' is invalid. {why}",
  'error.choices': 'Allowed choices are {choices}.',
  'error.unknown-option': "error: unknown option '{name}'{likely}",
  'error.unknown-command': "error: unknown command '{name}'{likely}",
  'error.too-many': "error: too many arguments for '{command}'. Expected {expected} but got {got}.",
  'error.likely': '\n(Did you mean {names}?)',

  'word.profile': 'profile',
  'word.site': 'site',
  'word.check': 'check',
  'word.facts': 'facts',
  'word.result': 'result',
  'word.kind': 'kind',
  'word.codes': 'codes',
  'word.service': 'service',
  'word.url': 'url',
  'word.command': 'command',
  'word.options': 'options',
  'word.language': 'language',
  'word.time': 'time',
  'word.file': 'file',
  'word.files': 'files',
  'word.folder': 'folder',
  'word.format': 'format',
  'word.formats': 'formats',
  'word.names': 'names',
  'word.name': 'name',
  'word.checks': 'checks',
  'word.tags': 'tags',
  'word.stages': 'stages',
  'word.machine': 'machine',
  'word.moment': 'moment',
  'word.severity': 'severity',
  'word.target': 'target',
  'word.text': 'text',
  'word.nodes': 'nodes',
  'word.date': 'date',
  'word.what': 'what',
  'word.n': 'n',
};

/** A sentence of the help. */
export type HelpCode = keyof typeof helpEn;

/** All of them in one language. */
export type HelpTexts = { readonly [code in HelpCode]: string };
