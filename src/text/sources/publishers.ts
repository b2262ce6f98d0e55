import { fold } from '../japanese/fold.ts'
import { bareHost } from './canonicalUrl.ts'

/** A publisher's names as they stand in citations, the first being the one to write, and the hosts it publishes on. */
export type Publisher = {
  names: string[]
  hosts: string[]
  /** Its reports are printed by others under its name. */
  isAgency?: true
}

/** Publishers a citation line may end with. An archive adds its own: `host → name` of the sources it holds. */
export const publishers: Publisher[] = [
  { names: ['RT'], hosts: ['rt.com'] },
  {
    names: ['sputnik 日本', 'スプートニク日本', 'Sputnik'],
    hosts: ['sputniknews.jp', 'sputnikglobe.com', 'sputniknews.com'],
  },
  { names: ['TASS', 'タス通信', 'ТАСС'], hosts: ['tass.com', 'tass.ru'], isAgency: true },
  {
    names: ['Reuters', 'ロイター', 'ロイター通信'],
    hosts: ['reuters.com', 'jp.reuters.com'],
    isAgency: true,
  },
  { names: ['AP', 'AP通信', 'Associated Press'], hosts: ['apnews.com'], isAgency: true },
  { names: ['AFP', 'AFPBB News', 'AFP通信'], hosts: ['afp.com', 'afpbb.com'], isAgency: true },
  { names: ['BBC', 'BBC News', 'BBCニュース'], hosts: ['bbc.com', 'bbc.co.uk'] },
  { names: ['CNN', 'CNN.co.jp'], hosts: ['cnn.com', 'cnn.co.jp'] },
  { names: ['The New York Times', 'ニューヨーク・タイムズ'], hosts: ['nytimes.com'] },
  { names: ['The Washington Post', 'ワシントン・ポスト'], hosts: ['washingtonpost.com'] },
  { names: ['The Guardian', 'ガーディアン'], hosts: ['theguardian.com'] },
  { names: ['Financial Times'], hosts: ['ft.com'] },
  { names: ['Bloomberg', 'ブルームバーグ'], hosts: ['bloomberg.com', 'bloomberg.co.jp'] },
  { names: ['POLITICO', 'ポリティコ'], hosts: ['politico.com', 'politico.eu'] },
  { names: ['Al Jazeera', 'アルジャジーラ'], hosts: ['aljazeera.com'] },
  { names: ['Global Times', 'GT', '環球時報'], hosts: ['globaltimes.cn'] },
  {
    names: ['新華社', 'Xinhua', '新華網日本語'],
    hosts: ['news.cn', 'xinhuanet.com', 'jp.xinhuanet.com'],
    isAgency: true,
  },
  { names: ['人民網日本語版', '人民網'], hosts: ['people.com.cn', 'j.people.com.cn'] },
  { names: ['聯合ニュース'], hosts: ['yna.co.kr', 'jp.yna.co.kr'], isAgency: true },
  { names: ['ウクルインフォルム', 'Ukrinform'], hosts: ['ukrinform.jp', 'ukrinform.net'] },
  { names: ['NHK', 'NHK NEWS WEB', 'NHKニュース'], hosts: ['nhk.or.jp', 'nhk.jp'] },
  {
    names: ['共同通信', '共同通信社', 'Kyodo News', 'Kyodo'],
    hosts: ['kyodonews.jp', 'nordot.app', 'kyodonews.net'],
    isAgency: true,
  },
  { names: ['時事通信', '時事ドットコム'], hosts: ['jiji.com'], isAgency: true },
  { names: ['朝日新聞', '朝日新聞デジタル'], hosts: ['asahi.com'] },
  { names: ['読売新聞', '読売新聞オンライン'], hosts: ['yomiuri.co.jp'] },
  { names: ['毎日新聞'], hosts: ['mainichi.jp'] },
  { names: ['産経新聞', '産経ニュース'], hosts: ['sankei.com'] },
  { names: ['日本経済新聞', '日経新聞', '日経'], hosts: ['nikkei.com'] },
  { names: ['Le Monde', 'ル・モンド'], hosts: ['lemonde.fr'] },
  { names: ['Le Figaro', 'フィガロ'], hosts: ['lefigaro.fr'] },
  { names: ['Der Spiegel', 'シュピーゲル'], hosts: ['spiegel.de'] },
  { names: ['Frankfurter Allgemeine Zeitung', 'FAZ'], hosts: ['faz.net'] },
  { names: ['El País'], hosts: ['elpais.com'] },
  { names: ['South China Morning Post', 'SCMP'], hosts: ['scmp.com'] },
  { names: ['The Wall Street Journal', 'WSJ'], hosts: ['wsj.com'] },
  { names: ['The Economist', 'エコノミスト'], hosts: ['economist.com'] },
  { names: ['東京新聞'], hosts: ['tokyo-np.co.jp'] },
  { names: ["Andrew Korybko's Newsletter"], hosts: ['korybko.substack.com'] },
  {
    names: ['Institute for the Study of War', 'ISW', '戦争研究所'],
    hosts: ['understandingwar.org'],
  },
]

/** The publisher a line ends with, the longest name winning, and where the name begins; null where none is known. */
export const publisherAtEnd = (
  line: string,
  known: Publisher[] = publishers,
): { name: string; start: number } | null => {
  const text = line.trimEnd()
  let best: { name: string; start: number } | null = null
  for (const { names } of known) {
    for (const name of names) {
      const start = text.length - name.length
      if (start <= 0 || fold(text.slice(start)) !== fold(name)) continue
      // A name must stand apart, or `REPORT` would end with RT.
      if (!/[\s|｜\-–—/／、。（(「」=＝]$/.test(text.slice(0, start))) continue
      if (!best || start < best.start) best = { name: text.slice(start), start }
    }
  }
  return best
}

/** The publisher known under a name, compared on folded text. */
export const publisherNamed = (name: string, known: Publisher[] = publishers): Publisher | null =>
  known.find(({ names }) => names.some((other) => fold(other) === fold(name))) ?? null

/** Whether a host belongs to a publisher. */
export const publishesOn = ({ hosts }: Publisher, host: string): boolean => {
  const bare = bareHost(host)
  return hosts.some((own) => bare === own || bare.endsWith(`.${own}`))
}

/** The publishers known to publish on the host of an address. */
export const publishersOn = (url: string | null, known: Publisher[] = publishers): Publisher[] => {
  if (url === null || !URL.canParse(url)) return []
  const { hostname } = new URL(url)
  return known.filter((publisher) => publishesOn(publisher, hostname))
}
