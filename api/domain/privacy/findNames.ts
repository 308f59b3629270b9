// Names in a text: after a word that announces one, or before a form of address. A surname with 先生 alone names nobody.
import { type Finder, matchesOf, type Span } from './span.ts'
import { COMPOUND_SURNAMES, SURNAMES } from './surnames.ts'

/** After these a name is to be expected. */
const ANNOUNCED =
  /(?:投诉人|反映人|举报人|申请人|诉求人|来电人|来访人|来信人|报案人|报修人|当事人|联系人|受害人|负责人|经办人|委托人|监护人|被告|原告|姓名|名字|户主|房主|租户|我叫|名叫|叫做|本人)(?:[是为叫]|[:：]|\s){0,3}/g
/** After these a name may follow, and mostly something else does. */
const POSSIBLE =
  /(?:市民|居民|业主|住户|群众|患者|老人|村民|网民|房东|邻居|我是|家属|儿子|女儿|丈夫|妻子)(?:[:：]|\s){0,2}/g
/** The whole name before one of these; 张先生 keeps its surname and says no more. */
const ADDRESSED = /(?<=\p{Script=Han}{2})(?:先生|女士|小姐|同志|师傅|阿姨|大爷|大妈|老师)/gu
const HAN = /^\p{Script=Han}$/u

/** Words that go on with the sentence once a name is over. */
const GOES_ON =
  /^(?:$|[^\p{Script=Han}]|反映|反应|称|表示|来电|来访|来信|致电|投诉|举报|要求|咨询|求助|请求|希望|认为|提出|指出|建议|说|电话|手机|联系|身份证|先生|女士|小姐|同志|男|女|的|于|在|向|等|因|与|和|家|住|是|为|对|把|被|已|将|也|今年|现|系|到|前往|发现|报修)/u
/** Signs that stand in no name, and so end it. */
const NEVER =
  /[的了是在有不这我你他她它们与及或但而也都就还又再很更最次每各该此其因为所以被把给让请要将已曾未没无称说系住为对]/u
/** Nothing of a name, though it begins with a surname's sign. */
const NO_NAMES = new Set(
  (
    '方便 方面 方式 方案 方向 周边 周围 周末 周一 周二 周三 周四 周五 周六 周日 高层 高空 高度 高温 平时 平台 平房 平安 于昨 于今 关于 关心 关注 ' +
    '常年 常常 时常 时候 时间 和谐 安全 安排 安装 向上 向下 全部 全体 全家 任何 任意 何时 应当 应该 车辆 车位 车库 路过 路边 路面 金额 温度 温馨 ' +
    '黄色 白天 白色 江边 解决 解释 支持 支付 马上 马路 万元 易燃 易爆 党员 党委 党支 商户 商铺 商场 楼上 楼下 楼道 楼层 池塘 房屋 房子 房东 房产 ' +
    '石材 水管 单元 单位 项目 管理 管道 连续 连接 连夜 简单 强烈 强制 强行 华丽 习惯 景观 代表 代理 宣传 现场 查询 查看 卓越 桥下 能否 能够 可能 ' +
    '乐器 明确 明显 明天 都是 储物 米多 成年 成立 成为 后来 来电 来访 来到 幸福 和平 初步 丰富 符合 满意 计划 计算 花园 花坛 花草 边上 古树 ' +
    '童车 毛坯 盛夏 游客 游泳 危险 危房 危害 雷雨 甘愿 樊笼 左右 左侧 左边 司机 张贴 包括 包装 施工 段时 余名 余户 余人 程度 程序 严重 严格'
  ).split(/\s+/),
)

/** Names in a plain text. A second line of defence: a name nothing announces is not found. */
export const findNames: Finder = (plain) => [
  ...after(plain, ANNOUNCED, false),
  ...after(plain, POSSIBLE, true),
  ...matchesOf(plain, ADDRESSED, 'name').flatMap(({ start }) => wholeNameBefore(plain, start)),
]

/** A name may stand right after these, and at the beginning of a sentence or its part. */
const BEFORE_NAMES = /(?:^|[^\p{Script=Han}]|[经由请让被叫找向对与和同给跟为是问])$/u

/** Whatever could be a name though nothing announces it, since the sentence could go on after it or begins with it: words mostly. */
export function possibleNames(plain: string): { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = []
  for (let start = 0; start < plain.length; start += 1) {
    const isAfterStop = BEFORE_NAMES.test(plain.slice(0, start).slice(-1))
    const length = nameLength(plain, start, !isAfterStop)
    if (length > 0) found.push({ start, end: start + length })
  }
  return found
}

function after(plain: string, pattern: RegExp, isStrict: boolean): Span[] {
  return [...plain.matchAll(pattern)].flatMap((match) => {
    const start = match.index + match[0].length
    const length = nameLength(plain, start, isStrict)
    return length === 0 ? [] : [{ start, end: start + length, kind: 'name' as const }]
  })
}

/** Length of the name that begins at `start`, or 0: surname and one or two signs, the longer where both would do. */
function nameLength(plain: string, start: number, isStrict: boolean): number {
  const surname = surnameLength(plain, start)
  if (surname === 0 || NO_NAMES.has(plain.slice(start, start + 2))) return 0
  const given = plain.slice(start + surname, start + surname + 2)
  if (/^(?:先生|女士|小姐|同志|师傅|阿姨|大爷|大妈|老师|某|总|工|姓|主任|经理|书记|家)/.test(given)) return 0
  for (const length of [2, 1]) {
    const end = start + surname + length
    const own = plain.slice(start + surname, end)
    if (own.length === length && isGiven(own) && GOES_ON.test(plain.slice(end))) return surname + length
  }
  // After a word that announces it, a name whose end is not clear is better hidden than shown.
  return !isStrict && given.length === 2 && isGiven(given) ? surname + 2 : 0
}

const isGiven = (text: string): boolean => [...text].every((sign) => HAN.test(sign) && !NEVER.test(sign))

function surnameLength(plain: string, start: number): number {
  if (COMPOUND_SURNAMES.has(plain.slice(start, start + 2))) return 2
  return SURNAMES.has(plain.charAt(start)) ? 1 : 0
}

/** Surname with one or two signs right before a form of address: 李建国先生, but not 联系张先生. */
function wholeNameBefore(plain: string, end: number): Span[] {
  for (const length of [4, 3, 2]) {
    const start = end - length
    if (start < 0) continue
    const surname = surnameLength(plain, start)
    const given = plain.slice(start + surname, end)
    const isWhole = surname > 0 && given.length >= 1 && given.length <= 2 && isGiven(given)
    // Two signs may be a little word and a surname: 向高先生.
    const isSure = length > 2 || !(SURNAMES.has(given) || /[于和向常应连边时单代]/.test(plain.charAt(start)))
    if (isWhole && isSure && !NO_NAMES.has(plain.slice(start, start + 2)))
      return [{ start, end, kind: 'name' }]
  }
  return []
}
