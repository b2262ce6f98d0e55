import type { Pattern } from '../japanese/patterns.ts'

const named = (endings: string): RegExp => new RegExp(`^\\S{1,20}(?:${endings})$`)

/** How media are named, by what their names end with. */
export const mediaForms: Pattern[] = [
  {
    name: 'a Japanese paper',
    pattern: named(
      '新聞(?:社|デジタル|電子版|オンライン)?|日報|新報|時報|民報|週報|タイムス|タイムズ|ジャーナル|プレス|ポスト',
    ),
    examples: ['北浜新聞', '北浜新聞デジタル', '北浜日報', '南嶺タイムズ', '白鷺ジャーナル'],
    not: ['新聞', '新聞の話題', '日報を書く'],
  },
  {
    name: 'a Japanese agency, broadcaster or site',
    pattern: named('通信(?:社)?|放送(?:局)?|テレビ|ニュース|オンライン'),
    examples: ['北浜通信社', '南嶺放送', '北浜テレビ', '港湾ニュース', '白鷺オンライン'],
    not: ['テレビ', '通信の秘密'],
  },
  {
    name: 'a Japanese publisher of books',
    pattern: named('書房|出版社|出版会'),
    examples: ['北浜書房', '南嶺出版社', '北浜大学出版会'],
    not: ['出版'],
  },
  {
    name: 'a Chinese medium',
    pattern: named('日报|晚报|晨报|时报|日報|晚報|新闻|通讯社'),
    examples: ['北滨日报', '南岭晚报', '北滨通讯社'],
  },
  {
    name: 'a Korean medium',
    pattern: named('일보|신문|뉴스|통신|방송'),
    examples: ['북빈일보', '남령신문'],
  },
  {
    name: 'a medium with an English name',
    pattern:
      /^(?:[A-Z][\w'’.&-]*\s+){1,3}(?:Times|Post|Herald|Tribune|Daily|News|Journal|Gazette|Chronicle|Observer|Press|Review|Mail|Standard|Globe|Star|Courier|Register|Dispatch|Examiner|Monitor)$/,
    examples: ['Kitahama Daily', 'The Calder Tribune', 'Hokuto Evening News'],
    not: ['Times', 'breaking News', 'Kitahama times'],
  },
]
