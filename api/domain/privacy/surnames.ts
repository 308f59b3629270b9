// Chinese surnames (姓): by them a name is found in a text, and compound ones are kept whole where a name is masked.

/** Compound surnames (复姓) kept whole where a given name follows. */
export const COMPOUND_SURNAMES: ReadonlySet<string> = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 ' +
    '慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐 呼延 轩辕 拓跋 百里 东郭 西门 南门 左丘 梁丘 即墨 达奚 褚师 淳于 单于'
  ).split(' '),
)

/** The usual single surnames: the four hundred that nearly all people have. */
export const SURNAMES: ReadonlySet<string> = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆' +
    '范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛段郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文温芦施耿甘洪' +
    '柴卞辛季鲁岳关焦牛葛祝左柳纪霍殷俞颜柯欧庞鲍章裴苗樊翟阎梅聂凌倪尤路童祁巩詹盛谷房舒伍屈项祖包司骆管齐喻尚穆宁' +
    '车涂华安申柏解庄蓝阮邢成冉古边闵褚艾瞿明仇楼滕敖牟费戚娄佟晏窦游危艮桂储连臧栾苑练岑宫卜蒲鞠冷兰单荆应符隋池沙' +
    '习党丛郁匡占花简时卓景晋伊代乐宣查辜靳全卿蔺訾来米商郎甄裘刁强桑位仝郜栗赫诸郗乌匙曲丰鹿井么初佘厉桓原扈肇缪',
)
