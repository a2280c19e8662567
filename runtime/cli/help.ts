export const HELP = `梧桐：人社基层公共服务平台

用法：wutong <命令> [参数]

命令：
  serve [--port 7070] [--data 目录] [--host 地址] [--no-demo]
                                启动服务
  pack init 目录 --name 包名 --title 名称 [--division 区划代码]
                                生成一个可以直接检查和测试的小内容包；目录须为空
  pack schemas 目录             更新内容包 .vscode 中供编辑器补全的格式，与当前版本一致；作者自己的设置保留
  pack check 目录或归档…        检查内容包；多个一并解析，逐条列出文件和位置
  pack test 目录… [--json]      执行内容包的全部情景，列出每个流程的路径覆盖
  pack diff 旧目录 新目录 [--base 目录,…] [--json]
                                两个版本或者上下两层的差异：事项要素逐条说明，减环节、减材料、减时限
  pack coverage 目录… [--write 页面.md] [--requirements 清单.json] [--json]
                                政策要求逐条由哪个部分落实、怎样证明；有一条没有落实即为不合格
  pack basis 目录… --on 日期 [--repeal 法规名] [--data 目录] [--json]
                                法规废止后受影响的事项和图版，给出数据目录时还有在办件；不写法规名则列出依据已失效的事项
  pack export 目录 --out 文件.xlsx [--list] [--mapping 映射表.json] [--json]
                                事项导出为 Excel：带下拉选项的模板；--list 按国家政务服务实施清单字段，映射表给出平台的编码
  pack import 目录 文件.xlsx [--list] [--mapping 映射表.json] [--write] [--json]
                                从 Excel 读入事项：逐格指出错误，全包检查通过才写入；不加 --write 只列出改动
  pack merge --base 旧版 --theirs 新版 --ours 目录[,目录…] [--with 目录,…] [--choose 选择.json] [--write] [--json]
                                上级包升级时，把下级的叠加（或者本包的本地修改）逐项合并到新版；有冲突时逐条列出，退出码 1
  pack drift 目录… [--against national|province|city] [--on 日期] [--csv 文件] [--json]
                                差异看板：哪些机构的事项在哪些要素上与省级（或国家、市级）不同，出自哪个文件，何时到期
  pack provenance 事项 [目录…] [--on 日期] [--all] [--json]
                                事项各处的来源：由哪个内容包、版本、叠加、理由和文号确定
  pack localize 部分 --division 区划 --patch 改动.json [--packs 目录,…] [--reason 理由] [--document 文号]
                [--expires 日期] [--id 标识] [--out 叠加.json] [--json]
                                拟订市、县的本地化：用文字列出与上级的不同，指出哪一处超出哪一项更改权限；须报批的退出码 1
  pack sandbox 叠加.json --division 区划 --data 沙箱目录 [--packs 目录,…] [--json]
                                在沙箱的数据目录中试运行：涉及的事项逐个演练情景，列出哪些情景有变化、怎样变化；不写入任何数据
  pack build 目录 [--out 归档.tgz]
                                把内容包打成归档（npm 格式）；内容相同则归档相同
  pack keygen 名称 --publisher 发布者 --packs 包名[,包名…]
                                生成 SM2 密钥：名称.key.pem、名称.pub.pem 和交给安装方的密钥清单 名称.keys.json
  pack sign 归档.tgz --key 私钥.pem [--out 签名文件]
                                用 SM2/SM3 签名，签名写在 归档.tgz.sig，与 OpenSSL 互通
  pack verify 归档.tgz --keys 密钥清单.json [--sig 签名文件] [--data 目录]
                                核对归档、签名、密钥的有效期和吊销；给出数据目录时不许退回旧版本
  pack list [--data 目录] [--json]
                                已安装的内容包，以及随程序提供、可以安装的内容包
  pack plan 归档或目录 [--data 目录] [--keys 密钥清单.json] [--sig 签名文件] [--cases keep|move]
            [--choose 选择.json] [--map 对照表.json] [--accept-removals] [--replace-local]
            [--downgrade 理由] [--sandbox] [--json]
                                安装或升级会带来什么：逐项说明新增、修改、删除，认证，并在在办件上预演；不做任何改动。
                                本地改动和下级叠加逐项并入新版，有冲突的由选择文件决定；在办件停在新流程没有的环节上的，
                                由对照表（事项 → 旧环节 → 新环节）决定去向；
                                比启用过的版本旧的（卸载过也算）不能安装，确需安装的用 --downgrade 写明理由，记录在案
  pack add 归档或目录 [与 pack plan 相同的参数]
                                安装或升级：先做计划，再一次切换，最后核对摘要；在办件默认按原版本办完
                                （--cases move 能迁移的迁移；--sandbox 仅供试用，不按认证结果把关）
  pack remove 包名 [--data 目录] [--dry-run] [--json]
                                卸载内容包；在办件按原版本办完
  pack undo [变更编号] [--data 目录] [--json]
                                撤销一次安装或卸载（不写编号则为最近一次），迁移过而没有再办理的办件一并迁回
  pack history [--data 目录] [--json]
                                安装、卸载和撤销的记录
  bpmn check 文件…              检查 BPMN 流程能否执行
  bpmn lint 文件… [--json]      检查流程的设计，逐条给出说明页
  bpmn import 文件 [--out 新文件] [--posts 对照表.json] [--json]
                                导入 Camunda、Flowable、Activiti 的流程，列出已转换和未转换的内容
  bpmn migrate 旧版 新版 [--map 对照表.json] [--state 状态.json] [--process 流程] [--now 时间] [--json]
                                列出两版流程的对照；给出状态时说明该办件能否迁移、为何不能、定时如何变化
  bpmn run 文件 [--scenario 场景.json] [--process 流程] [--json] [--restart] [--scripts skip] [--max-steps 步数]
                 [--decisions 目录]
                                在内存中执行 BPMN 流程，列出经过；场景给出数据、时间和命令，目录中的 DMN 供业务规则任务调用
  dmn check 文件…               检查 DMN 决策能否执行，以及决策表有无重叠、遗漏和用不到的行
  dmn run 文件 --decision 决策 [--data 数据.json] [--json]
                                在内存中执行一个决策，打印结果
  feel '表达式' [--data 数据.json] [--json]
                                计算一个 FEEL 表达式，打印结果
  audit verify [--data 目录]    校验办件记录的哈希链；断裂时指出位置
  backup 目录 [--data 目录] [--keep 份数] [--json]
                                备份数据库和上传的文件，服务不用停；文件只复制新增的，只留最近的份数
  backup list 目录              目录中的备份
  backup verify 备份 [--json]   逐字节核对一份备份：数据库、哈希链和每个上传的文件
  restore 备份 --data 新目录    核对以后恢复到新的数据目录；原有数据不动
  ledger reconcile [--data 目录] [--json]
                                台账对账：每一行与办理记录、台账之间的规则逐一核对，列出差异，不作改动；有差异时退出码 1
  office add 编号 --name 名称 --level 层级 --division 区划代码 [--parent 上级编号] [--data 目录]
                                新增机构，由上而下；层级为 province、city、county、town、village
  user add 用户名 --name 姓名 --office 机构 --post 岗位[,岗位…] [--established | --not-established]
           [--post-since 日期] [--id-no 身份证号] [--data 目录]
                                新增人员；口令从环境变量 WUTONG_PASSWORD 读取；是否编制内、任职起始日期（岗位不同时写
                                岗位=日期[,岗位=日期…]）和身份证号供岗位规则使用，未填写的视为未知
  --help                        显示本说明

退出码：0 正常；1 检查出问题；2 用法不正确

环境变量：PORT、HOST、WUTONG_DATA、DATABASE_URL、WUTONG_DEMO_PASSWORD、
          WUTONG_PACKS（启动时安装 packs 目录中的哪些内容包，默认 national,beijing）、
          WUTONG_UNDO_DAYS（安装后几天内可以撤销，默认 7）`;

/** What the help says of the commands that begin with a word; undefined where none does. */
export function helpOf(word: string): string | undefined {
  let within = false;
  const lines = HELP.split('\n').filter((line) => {
    if (/^ {2}\S/.test(line)) within = line.startsWith(`  ${word} `);
    else if (!line.startsWith('   ')) within = false;
    return within;
  });
  return lines.length === 0 ? undefined : `用法：wutong ${word} <命令> [参数]\n\n${lines.join('\n')}`;
}
