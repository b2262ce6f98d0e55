// Words that stand in most titles of a language and in no other's.
const telling: [language: string, words: RegExp][] = [
  [
    'de',
    /[äöüß]|\b(ab|der|die|das|und|nicht|mit|für|ein|eine|auf|im|zum|zur|nach|von|bei|wird|werden)\b/gi,
  ],
  [
    'fr',
    /[àâçèêëîïôœùû]|\b(le|la|les|des|du|une|et|au|aux|sur|dans|pour|avec|est|par)\b|\b[ldn]['’]/gi,
  ],
  ['es', /[ñ¿¡óíá]|\b(el|la|los|las|del|una|por|para|con|en|se|su|al|que|tras|y)\b/gi],
  [
    'en',
    /\b(the|a|an|of|to|in|and|for|on|is|are|as|at|by|with|from|after|over|will|its|says?|new|how|why|what)\b/gi,
  ],
]

/**
 * The language a title is written in, ISO 639-1, by its script and, for Latin letters, by the small words it has; English
 * where Latin letters tell nothing else. Null for a title without letters.
 */
export const languageOf = (title: string | null): string | null => {
  if (!title) return null
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(title)) return 'ja'
  if (/\p{Script=Hangul}/u.test(title)) return 'ko'
  if (/\p{Script=Cyrillic}/u.test(title)) return 'ru'
  if (/\p{Script=Han}/u.test(title)) return chinese.test(title) ? 'zh' : 'ja'
  if (!/\p{Script=Latin}/u.test(title)) return null
  const counts = telling.map(([language, words]) => ({
    language,
    count: title.match(words)?.length ?? 0,
  }))
  const best = counts.reduce((a, b) => (b.count > a.count ? b : a))
  return best.count > 0 ? best.language : 'en'
}

// Simplified and traditional characters that Japanese newspapers write otherwise (経 for 经, 発 for 發).
const chinese =
  /[这们为说对时东书长门问间关开发现经济习电动员产业务报联华语话边远运进还过达选适应战领导让认识讲请谢谈论议设计评复热脑视银铁线级录终结网总继续库创军队势张师历压击减赛从众传伤协单县变听园图坏处备头妇实审宽层岁岛币带广庆废异弹归态恶惊惯愿戏执扩扫扬抢护拟拥择损换显术杀权极构枪标树样桥检毁汇汉泽测浓润涨渐渔满灭灵灾炼爱环畅疗盐监盘矿码础确祸种积稳穷竞笔筑签简粮紧红纪纲纳纷纸與專臺會國學發來對說們這個為還過開關從當]/
