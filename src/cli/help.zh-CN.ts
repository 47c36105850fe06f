import type { HelpTexts } from './help.en.ts';

/** What --help and the command line itself say, Simplified Chinese. */
export const helpZhCn: HelpTexts = {
  'about.root': '上线之前，检查系统的各个环境是否符合要求、彼此是否一致。',
  'about.check': '查看全部目标，作出判定，写出报告',
  'about.init': '询问环境的情况（或用 --target 给出），查看后写出第一份检查方案，当时看到的均符合',
  'about.plan': '列出运行时将访问的全部内容，不实际访问',
  'about.explain': '写出产品对环境的要求，可在安装之前发给客户',
  'about.validate': '找出检查方案和现场参数表中的全部错误，不连接任何目标',
  'about.observe': '查看全部目标并保存证据包，可以之后或在别处判定',
  'about.attest': '采集项看不到的内容，记录人工确认（事实=值）',
  'about.judge': '用已保存的证据判定，结论项与现场运行时相同',
  'about.report': '把已保存的结果（report.json）写成其他格式或语言，或做脱敏',
  'about.probes': '列出可以检查的内容；写明采集项时，列出它的设置和全部事实',
  'about.selftest': '浏览器自检页面，用于不能安装任何软件的电脑',
  'about.selftest-make': '根据读取过应用脚本的一次运行，写出检测浏览器能否满足该应用的页面',
  'about.selftest-read': '读取各台电脑交回的结果代码和文件，汇总成一张表',
  'about.demo': '在本机启动三个小型环境，用真实的检查方案检查，并说明结果',

  'after.root': `
第一次使用：
  plumbline demo                                    在三个小型环境上看看效果
  plumbline validate my-profile.yaml my-site.yaml   连接任何目标之前先找出错误
  plumbline plan my-profile.yaml my-site.yaml       将要访问的内容，供审批
  plumbline check my-profile.yaml my-site.yaml      正式检查；报告在 ./plumbline-report

退出码：0 具备上线条件或有条件上线，1 不具备上线条件，2 检查方案或命令有误，
        3 证据不足，无法判定，4 未能写出结果。`,
  'after.check': `
检查方案中写作 \${secret:NAME} 的密钥，先按“环境名_NAME”、再按“NAME”查找：依次为环境变量、--secrets、
标准输入（--secrets-stdin），最后在终端询问。

示例：
  plumbline check orders.yaml site.yaml
  plumbline check orders.yaml site.yaml --env production --fail-on minor
  plumbline check orders.yaml site.yaml --approved touch.json --out reports/round-2
  plumbline check orders.yaml site.yaml --previous reports/round-1/report.json --out reports/round-2`,
  'after.plan': `
示例：
  plumbline plan orders.yaml site.yaml
  plumbline plan orders.yaml site.yaml --format json > touch.json   然后：plumbline check …… --approved touch.json
  plumbline plan orders.yaml site.yaml --format docx --out access.docx    供签署的访问申请单，
                                                                          附各账号的开通脚本
  plumbline plan orders.yaml site.yaml --format xlsx --out access.xlsx --lang zh-CN`,
  'after.explain': `
没有现场参数表时，其中的取值以名称代替。

示例：
  plumbline explain orders.yaml > requirements.md
  plumbline explain orders.yaml --format docx --out requirements.docx --lang zh-CN
  plumbline explain orders.yaml site.yaml --format html --out requirements.html`,
  'after.init': `
地址本身说明是什么：
  postgres://账号@主机:5432/库名    mysql://账号@主机/库名    file:/opt/app/application.properties
  https://主机/health               release+https://主机/version.json#version    browser+https://主机/   host:
  redis://主机   amqp://账号@主机/vhost   mqtt://主机   kafka://主机   mongodb://主机   ldaps://主机   smtp://主机
  ftp://主机   grpc://主机:50051   mllp://主机   dicom://主机   s3+https://主机/bucket
  ssh://主机   tls://主机:443   tcp://主机:9000   wss://主机/live   ntp://主机   dns:域名   nacos+http://主机:8848
地址中不写密码：需要时会询问，或像 check 那样查找。

示例：
  plumbline init                                          在终端逐项询问
  plumbline init --name orders --out orders \\
    --target test/db=postgres://ready@10.1.0.9/orders     --target production/db=postgres://ready@10.9.0.9/orders \\
    --target test/app=http://10.1.0.5:8080/health \\
    --target production/app/app1=http://10.9.0.5:8080/health --target production/app/app2=http://10.9.0.6:8080/health
  plumbline init --make-survey orders.yaml --out survey.xlsx      供客户填写的调查表
  plumbline init --survey survey.xlsx orders.yaml --out site      由填好的调查表生成现场参数表`,
  'after.validate': `
一次列出全部错误，写明文件、行、列。有错误时退出码为 2。
检查方案以下面这一行开头时，编辑器会在输入时提示错误：
  # yaml-language-server: $schema=路径/profiles/profile.schema.json`,
  'after.observe': `
在隔离网络内：   plumbline observe orders.yaml site.yaml --out evidence.zip
在其他地方：     plumbline judge orders.yaml site.yaml --evidence evidence.zip`,
  'after.attest': `
类型为 manual 的检查项不必写“事实=值”，即为确认。同一事实有两次确认时，以后一次为准。
观测到的事实不会被替换；两者不一致时，报告会写明。

示例：
  plumbline attest rollback-signed --profile orders.yaml --site site.yaml --env production \\
    --by 李伟 --because '11 月 20 日已签字' --file signed-page.jpg
  plumbline attest app-host memory.total=64GiB --profile orders.yaml --site site.yaml --env production --node app1 \\
    --by 王芳 --because '在控制台上看到' --until 2027-03-31`,
  'after.judge': `
示例：
  plumbline judge orders.yaml site.yaml --evidence test.zip production.zip
  plumbline judge orders.yaml site.yaml --evidence evidence.zip --as-of run
  plumbline judge orders.yaml site.yaml --evidence plumbline-report/journal.ndjson    运行意外终止之后`,
  'after.report': `
示例：
  plumbline report plumbline-report/report.json --format html --lang zh-CN --out chinese
  plumbline report plumbline-report/report.json --mask addresses,names --out to-give-away`,
  'after.selftest': `
页面只有一个文件，可以用 U 盘带去，也可以放在网站上打开。它会说明浏览器能否使用，并给出一段简短的结果代码。
旧浏览器（包括 IE）也能打开。

示例：
  plumbline selftest make plumbline-report/report.json --check portal
  plumbline selftest read --page selftest.html results.txt`,
  'after.selftest-make': `
“结果”是一次运行的 report.json 或证据包，其中 browser 采集项读取过脚本（检查项中写了 scan: true 或 fleet）。
除页面自身之外，它只访问：--tls 的地址、各个 --service，以及写了 --post 时，使用者点击按钮后访问该地址。

示例：
  plumbline selftest make plumbline-report/report.json --check portal --lang zh-CN
  plumbline selftest make evidence.zip --service 打印=ws://127.0.0.1:18000 --post http://10.1.0.9:8080/selftest`,
  'after.selftest-read': `
每一项可以是结果代码、含有代码或结果的文件，或者存放这些文件的文件夹。
退出码：0 全部可以使用，1 有不可使用的，3 有无法判断或读取失败的。

示例：
  plumbline selftest read --page selftest.html codes.txt
  plumbline selftest read --page selftest.html results/ --format csv --out pcs.csv --lang zh-CN
  plumbline selftest read --page selftest.html results/ --reference-out measured.json`,
  'after.probes': `
示例：
  plumbline probes
  plumbline probes postgres --lang zh-CN`,
  'after.demo': `
只使用本机网络。所需的服务器随安装包的可选依赖一起安装。`,

  'about.version': '显示版本',
  'about.help': '显示本帮助',
  'about.help-command': '显示某个命令的帮助',

  'option.lang': '报告与提示所用的语言',
  'option.no-color': '终端不使用颜色',
  'option.evidence-kept': '同时保存证据包（.zip），供以后重新判定',
  'option.plan-format': 'text 供阅读，json 供 check --approved 使用；html、docx、xlsx、markdown 为供签署的访问申请单',
  'option.paper-format': '文档格式',
  'option.out-file': '写入的文件；- 表示标准输出',
  'option.out-evidence': '证据包的位置',
  'option.evidence': '证据包（.zip），或中断的运行留下的运行日志（.ndjson）',
  'option.as-of': '判定基准时间：run（采集时）、now（现在）或日期（如 2027-01-31）',
  'option.text-json': 'text 供阅读，json 供程序使用',
  'option.exit-code': '按结论给出退出码；不写时，只要演示找到全部预设问题即为 0',
  'option.keep': '环境保持运行，直到按 Ctrl-C',
  'option.env': '只检查这些环境（a,b）',
  'option.only': '只检查这些检查项（a,b）',
  'option.tag': '只检查带有其中任一标签的检查项（a,b）',
  'option.stage': '只检查属于这些阶段以及未写阶段的检查项（a,b）',
  'option.as': '本机是现场参数表中的哪一台：写“机器”或“环境/机器”',
  'option.approved': '拒绝该触点清单之外的一切访问（由 plan --format json 生成）',
  'option.allow-side-effects': '也执行标有 sideEffect: true 的调用',
  'option.allow-commands': '也运行类型为 command 的检查项中指定的程序',
  'option.secrets': '密钥所在文件夹：每个密钥一个文件，文件名即密钥名',
  'option.secrets-stdin': '从标准输入读取密钥，每行一个“名称=值”',
  'option.no-ask': '缺少密钥时不在终端询问',
  'option.until-ready':
    '反复检查尚未符合的项，直到全部具备上线条件或超过该时间：90s、5m、1h。被拒绝的登录不再重试；触及清单中的次数按每一轮计',
  'error.patience': '请写不超过 24 小时的时间：90s、5m、1h',
  'option.wait': '等待环境的时间窗口开启，而不是跳过',
  'option.concurrency': '同时查看的网络目标数',
  'option.per-host': '对同一主机同时查看的目标数',
  'option.browsers': '同时运行的浏览器数',
  'option.baseline': '以往的证据包：报告此后的变化',
  'option.previous': '上一轮的 report.json：问题沿用原编号',
  'option.attestations': '人工确认的文件（默认为现场参数表旁的 plumbline-attestations.json）',
  'option.reference': '补充的参考数据文件：产品、停止维护日期（可以写多次）',
  'option.fail-on': '影响结论的最低级别',
  'option.formats': '报告格式（a,b）',
  'option.out-reports': '报告所在文件夹；- 表示标准输出（仅限一种格式）',
  'option.target': '“环境/名称=地址”或“环境/名称/节点=地址”；可以写多次',
  'option.name': '系统的名称，也用作文件名',
  'option.env-order': '环境的先后顺序（a,b），与目标的书写顺序不同时填写',
  'option.ca': '验证 https 等加密连接的证书所信任的证书颁发机构（PEM）',
  'option.make-survey': '为该检查方案写出供客户填写的调查表（Excel）',
  'option.survey': '根据填好的调查表写出检查方案的现场参数表',
  'option.out-folder': '文件所在的文件夹（.），或调查表文件（survey.xlsx）',
  'option.force': '覆盖已有的文件',
  'option.selftest-check': '有多个检查项时，指明是哪一个检查项查看了该应用',
  'option.selftest-env': '有多个环境时，指明是哪一个环境',
  'option.selftest-name': '页面上的应用名称（默认为检查方案的标题）',
  'option.selftest-service': '“名称=地址”：页面尝试连接的本机服务；可以写多次',
  'option.selftest-tls': '页面尝试连接的地址（默认为检查项的 https 地址；- 表示不连接）',
  'option.selftest-post': '使用者点击按钮后，页面把结果发送到的地址',
  'option.selftest-page': '结果代码出自的页面；可以写多次',
  'option.selftest-format': 'table 供阅读，csv 供电子表格，json 供程序使用',
  'option.selftest-reference-out': '同时把实测的内核版本和用户占比写成参考数据（供 --reference 使用）',
  'option.profile': '检查方案',
  'option.site': '现场参数表',
  'option.by': '确认人',
  'option.because': '依据：为何如此，或如何得知',
  'option.file': '作为依据的文件，记录其文件名与 SHA-256',
  'option.env-stated': '适用的环境（a,b）',
  'option.node': '适用的节点或机器（a,b）',
  'option.until': '有效期的最后一天',
  'option.into': '写入的文件（默认为现场参数表旁的 plumbline-attestations.json）',
  'option.mask': '脱敏：把地址、名称或两者换成代号（addresses,names）',

  'title.usage': '用法：',
  'title.options': '选项：',
  'title.global': '通用选项：',
  'title.commands': '命令：',
  'said.choices': '可选：{choices}',
  'said.default': '默认：{value}',
  'said.beside': '（{note}）',
  'said.list': '、',
  'said.comma': '；',

  'error.help': '（详见 plumbline --help 和 plumbline 命令 --help）',
  'error.at-least-one': '请至少写一个名称。',
  'error.whole-number': '请写 1 到 10000 之间的整数。',
  'error.missing-argument': '错误：缺少参数“{name}”',
  'error.option-argument': '错误：选项“{flags}”后面缺少值',
  'error.option-required': '错误：必须写明选项“{flags}”',
  'error.option-value': '错误：选项“{flags}”的值不能是“{value}”。{why}',
  'error.choices': '可选：{choices}。',
  'error.unknown-option': '错误：没有名为“{name}”的选项{likely}',
  'error.unknown-command': '错误：没有名为“{name}”的命令{likely}',
  'error.too-many': '错误：“{command}”的参数过多，最多 {expected} 个，现有 {got} 个。',
  'error.likely': '\n（是不是 {names}？）',

  'word.profile': '检查方案',
  'word.site': '现场参数表',
  'word.check': '检查项',
  'word.facts': '事实',
  'word.result': '结果',
  'word.codes': '代码',
  'word.service': '服务',
  'word.url': '地址',
  'word.kind': '采集项',
  'word.command': '命令',
  'word.options': '选项',
  'word.language': '语言',
  'word.time': '时长',
  'word.file': '文件',
  'word.files': '文件',
  'word.folder': '文件夹',
  'word.format': '格式',
  'word.formats': '格式',
  'word.names': '名称',
  'word.name': '名称',
  'word.checks': '检查项',
  'word.tags': '标签',
  'word.stages': '阶段',
  'word.machine': '机器',
  'word.moment': '时间',
  'word.severity': '级别',
  'word.target': '目标',
  'word.text': '说明',
  'word.nodes': '节点',
  'word.date': '日期',
  'word.what': '内容',
  'word.n': '数量',
};
