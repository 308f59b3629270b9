// What the demo street tells its residents: how to be heard, how to report a common problem well, and one case told as an example.
import type { NewPublicText } from '../contract/publicTexts.ts'

type DemoText = Omit<NewPublicText, 'case'>

/** Numbers and addresses are fictional. */
export const DEMO_TEXTS: readonly DemoText[] = [
  {
    ...{ kind: 'channel', subject: 'hotline', title: '拨打 12345', titleEn: 'Call 12345' },
    body: '全天受理。说清在哪个社区、什么事、何时发生即可，不必知道该找哪个部门。',
    bodyEn:
      'Day and night. Say which community, what happened and when; which office is in charge is for us to find out.',
  },
  {
    ...{ kind: 'channel', subject: 'reception_window', title: '街道便民服务中心', titleEn: 'Service hall' },
    body: '工作日 8:30–17:30，一楼综合窗口。\n不会用手机、需要有人帮忙填写的，窗口代填。',
    bodyEn: 'Working days 8:30 to 17:30, ground floor. Staff fill in the form for whoever would rather not.',
  },
  {
    ...{ kind: 'channel', subject: 'home_visit', title: '上门登记', titleEn: 'At your door' },
    body: '行动不便的老人和残疾人，可请社区网格员上门登记；在居委会留下门牌即可。',
    bodyEn: 'For the elderly and disabled: leave word with the residents’ committee and somebody comes.',
  },
  {
    ...{
      kind: 'guide',
      subject: 'facility',
      title: '路灯、井盖、健身器材坏了',
      titleEn: 'Broken lamps, covers, equipment',
    },
    body: '请说明：最近的路口或灯杆编号；坏了几天；有没有人因此受伤。\n附一张能看到周围的照片，维修人员能更快找到。\n井盖缺失、电线垂落属安全隐患，请直接打电话，24 小时内处理。',
    bodyEn:
      'Tell us the nearest crossing or the number on the post, since when, and whether anybody was hurt. A picture that shows the surroundings helps.\nMissing covers and hanging wires are dangers: call, they are handled within 24 hours.',
  },
  {
    ...{
      kind: 'guide',
      subject: 'sanitation',
      title: '垃圾没人清、随意倾倒',
      titleEn: 'Rubbish left or dumped',
    },
    body: '请说明：在哪个投放点或路段；几天没清；是生活垃圾还是装修垃圾。\n看到正在倾倒的，记下时间和车身颜色，不要上前争执。',
    bodyEn:
      'Tell us which collection point or street, for how many days, and whether it is household or building waste.\nWhere somebody is dumping, note the time and do not argue with them.',
  },
]

/** Told of a case of this first-level category. */
export const DEMO_STORY = {
  category: 'sanitation',
  title: '投放点溢满三天，加开一趟清运',
  body: '居民反映一处垃圾投放点每逢周末溢满，异味扰民。\n居委会当日确认接收，次日会同物业查看，发现周末少一趟清运。物业自当周起加开周六傍晚一趟，并更换两只破损的桶。\n一周后回访，居民表示已经解决。办理用时两个工作日。',
  titleEn: 'A full collection point: one more round on Saturdays',
  bodyEn:
    'Residents told of a collection point that overflowed every weekend.\nThe committee confirmed receipt the same day and went there with the property company the next: one round a week was missing. It now runs on Saturday evenings, and two broken bins were replaced.\nA week later the residents said it was resolved. Two working days from report to reply.',
} as const
