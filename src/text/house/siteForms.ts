import type { SiteForm } from '../sources/siteForm.ts'

/** A host that does nothing but lead on. */
const leads = (parameter: string): SiteForm => ({ leads: [[/^/, parameter]] })

// Eleven characters name a video, and also the word that stands before a list of them.
const video = '((?!videoseries|live_stream)[\\w-]{11})(?![\\w-])'
const youtube = 'https://www.youtube.com/watch?v=$1'

const posts: SiteForm = {
  tracking: ['s', 't', 'ref_src', 'src', 'lang'],
  pages: [
    [/^\/(?:\w+|i\/web)\/status(?:es)?\/(\d+)/, 'https://x.com/i/status/$1'],
    [/^\/(.*)/, 'https://x.com/$1'],
  ],
}

const ampCache: SiteForm = {
  pages: [[/^\/(?:c|v|a)\/(?:s\/)?([^/]+\.[^/]+(?:\/.*)?)$/, 'https://$1']],
}

const encyclopedia: SiteForm = {
  tracking: ['wprov', 'oldformat', 'useskin', 'mobileaction'],
  pages: [[/^\/w\/index\.php\?title=([^&]+)$/, '/wiki/$1']],
}

const reddit: SiteForm = {
  tracking: ['share_id', 'ref', 'ref_source', 'rdt', 'context'],
  pages: [
    [/^\/r\/\w+\/comments\/(\w+)(?:\/[^/?]*)?\/?(?:\?.*)?$/, 'https://reddit.com/comments/$1'],
    [
      /^\/r\/\w+\/comments\/(\w+)\/[^/?]*\/(\w+)\/?(?:\?.*)?$/,
      'https://reddit.com/comments/$1/_/$2',
    ],
  ],
}

const document: SiteForm = {
  tracking: ['usp', 'ouid', 'rtpof', 'sd'],
  pages: [
    [
      /^\/((?:document|presentation)\/d\/[\w-]{20,})\/(?:edit|view|preview|mobilebasic)?(?:\?.*)?$/,
      '/$1',
    ],
    [/^\/(file\/d\/[\w-]{20,})\/(?:edit|view|preview)(?:\?.*)?$/, '/$1'],
    [/^\/open\?(?:.*&)?id=([\w-]{20,})(?=&|$)/, '/file/d/$1'],
  ],
}

/**
 * What these sites do differently, by host without `www.`: the canonical form they state for themselves (`rel=canonical`), the
 * addresses of theirs that open one page, and the parameters of their share buttons and feeds.
 */
export const siteForms: Record<string, SiteForm> = {
  // Papers and agencies.
  'asahi.com': {
    tracking: ['iref', 'ref', 'ptoken', 'unlock'],
    pages: [[/^\/sp\/(articles\/.+)$/, '/$1']],
  },
  'digital.asahi.com': { pages: [[/^\/(?:sp\/)?(articles\/.+)$/, 'https://asahi.com/$1']] },
  'mainichi.jp': { tracking: ['inb', 'inbo', 'fm'] },
  'yomiuri.co.jp': { tracking: ['from', 'from_ytop_ymag', 'ref'] },
  'nikkei.com': { tracking: ['n_cid', 'n_tw', 's', 'unlock', 'adlp'] },
  'r.nikkei.com': { pages: [[/^\/(article\/.+)$/, 'https://nikkei.com/$1']] },
  'afpbb.com': { tracking: [/^cx_/] },
  'sankei.com': { tracking: ['ownedref', 'ownedutm', 'inb', 'outputType'] },
  'tokyo-np.co.jp': { tracking: ['rct', 'ref', 'from'] },
  'jiji.com': {
    pages: [
      [/^\/sp\/(.+)$/, '/jc/$1'],
      [/^\/jc\/article\?(?:.*&)?(k=\d+)(?=&|$)/, '/jc/article?$1'],
    ],
  },
  'nhk.or.jp': { tracking: ['cid', 'utm_int'] },
  'yahoo.co.jp': { tracking: ['source', 'fr', 'ref', 'rdpage', 'ovt', 'frtype'] },
  'news.yahoo.co.jp': {
    tracking: ['source', 'fr', 'ref', 'rdpage', 'ovt', 'frtype', 'dv', 'mid', 'bt', 'ctg'],
  },
  'yahoo.com': {
    tracking: ['.tsrc', 'tsrc', 'soc_src', 'soc_trk', 'fr'],
    pages: [[/^\/.*\/RU=([^/]+)\/RK=/, '$1']],
  },
  'itmedia.co.jp': { tracking: ['ref', 'from'] },
  'toyokeizai.net': { tracking: ['display', 'ismmark', 'ref'] },
  'nytimes.com': {
    tracking: [
      /^(?:smid|smtyp|partner|emc|ei|nl|nlid|te|rref|ref|referringSource|searchResultPosition|pgtype|action|module|region|hp|_r|mcid|mc|hpgrp|ad-keywords|unlocked_article_code|giftCopy|campaign_id|instance_id|regi_id|segment_id|user_id|algo|block|imp_id|impression_id|index|variant|contentCollection|contentPlacement|version|src|auth|login|seid|WT\..*)$/,
    ],
  },
  'washingtonpost.com': {
    tracking: [
      'itid',
      's_l',
      'wpisrc',
      'wpmm',
      'wp_login_redirect',
      'pwapi_token',
      'tid',
      'hpid',
      'nid',
    ],
  },
  'theguardian.com': {
    tracking: ['CMP', 'INTCMP', 'cmp', 'acquisitionData', 'REFPVID', 'ref', 'filterKeyEvents'],
  },
  'wsj.com': {
    tracking: ['mod', 'st', 'reflink', 'ru', 'gaa_at', 'gaa_n', 'gaa_ts', 'gaa_sig', 'tesla'],
  },
  'ft.com': {
    tracking: [
      'segmentid',
      'segmentId',
      'shareType',
      'sharetype',
      'ftcamp',
      'accessToken',
      'desktop',
      'token',
      'conceptId',
    ],
  },
  'bloomberg.*': {
    tracking: [
      'srnd',
      'sref',
      'leadSource',
      'cmpid',
      'accessToken',
      'in_source',
      'embedded-checkout',
    ],
  },
  'reuters.com': {
    tracking: [
      'feedType',
      'feedName',
      'rpc',
      'il',
      'edition-redirect',
      'taid',
      'ref',
      'virtualBrandChannel',
    ],
  },
  'bbc.com': {
    tracking: ['ocid', 'SThisFB', 'xtor', 'intlink_from_url', 'link_location', 'pinned_post_type'],
  },
  'bbc.co.uk': {
    tracking: ['ocid', 'SThisFB', 'xtor', 'intlink_from_url', 'link_location'],
    // News and sport moved to the other host, path and all; programmes and iPlayer stayed.
    pages: [[/^\/((?:news|sport|japanese|zhongwen|korean)(?:\/.*)?)$/, 'https://bbc.com/$1']],
  },
  'cnn.com': {
    tracking: ['hpt', 'iid', 'cid', 'sr', 'eref', 'on.cnn'],
    pages: [[/^\/cnn\/(\d{4}\/.+)$/, '/$1']],
  },
  'economist.com': { tracking: ['fsrc', 'giftId', 'etear'] },
  'theatlantic.com': { tracking: ['gift', 'taid', 'source'] },
  'npr.org': { tracking: ['ft', 'f'] },
  'time.com': { tracking: ['xid', 'iid'] },
  'politico.com': { tracking: ['cid', 'nname', 'nid', 'nrid', 'nlid'] },
  'apnews.com': { tracking: ['taid'] },
  'forbes.com': { tracking: ['sh', 'ss', 'ctpv', 'utm'] },
  'businessinsider.com': { tracking: ['r', 'IR', 'op'] },
  'spiegel.de': { tracking: ['sara_ecid', 'sara_ref'] },
  'dw.com': { tracking: ['maca'] },
  'lemonde.fr': { tracking: [/^lmd_/, 'M_BT', 'random'] },
  'lefigaro.fr': { tracking: [/^fig/] },
  'zeit.de': { tracking: [/^wt[._]/, 'page_referrer'] },
  'welt.de': { tracking: [/^wt(?:rid|mc|_)/, 'cid', 'icid'] },
  'faz.net': { tracking: ['premium', 'GEPC', 'service'] },
  'thetimes.com': { tracking: ['shareToken', 'region', 'CMP'] },
  'thetimes.co.uk': { tracking: ['shareToken', 'region', 'CMP'] },
  'telegraph.co.uk': { tracking: ['WT.mc_id', 'li_source', 'li_medium', 'onwardjourney'] },
  'scmp.com': {
    tracking: ['module', 'pgtype', 'campaign', 'share', 'utm', 'registerSource', 'tpcc'],
  },
  'newyorker.com': { tracking: ['bxid', 'cndid', 'esrc', 'hasha', 'hashb', 'hashc', 'mbid'] },
  'wired.com': { tracking: ['bxid', 'cndid', 'esrc', 'hasha', 'hashb', 'hashc', 'mbid', 'intcid'] },
  'vogue.com': { tracking: ['bxid', 'cndid', 'esrc', 'hasha', 'hashb', 'hashc', 'mbid'] },
  'nordot.app': { tracking: ['c'] },
  'rt.com': { www: true, slash: true },
  'understandingwar.org': { www: true },
  'ukrinform.jp': { www: true },

  // Videos, posts, documents: addresses of one page.
  'youtube.com': {
    www: true,
    tracking: ['si', 'feature', 'pp', 'ab_channel', 'app', 'themeRefresh'],
    leads: [[/^\/redirect$/, 'q']],
    pages: [
      [new RegExp(`^/watch/?\\?(?:.*&)?v=${video}`), youtube],
      [new RegExp(`^/(?:embed|shorts|live|v|e)/${video}`), youtube],
      [new RegExp(`^/attribution_link\\?.*u=%2Fwatch%3Fv%3D${video}`, 'i'), youtube],
    ],
  },
  'youtube-nocookie.com': { pages: [[new RegExp(`^/embed/${video}`), youtube]] },
  'youtu.be': { pages: [[new RegExp(`^/${video}`), youtube]] },
  'vimeo.com': { pages: [[/^\/video\/(\d+)/, 'https://vimeo.com/$1']] },
  'dailymotion.com': { pages: [[/^\/embed\/video\/(\w+)/, 'https://dailymotion.com/video/$1']] },
  'dai.ly': { pages: [[/^\/(\w+)/, 'https://dailymotion.com/video/$1']] },
  'nicovideo.jp': { pages: [[/^\/watch\/([a-z]{2}\d+)/, 'https://nicovideo.jp/watch/$1']] },
  'open.spotify.com': { tracking: ['si', 'context', 'nd'] },
  'nico.ms': { pages: [[/^\/([a-z]{2}\d+)/, 'https://nicovideo.jp/watch/$1']] },
  'twitter.com': posts,
  // Sites of the company, where no name is a member's.
  'pic.twitter.com': {},
  'developer.twitter.com': {},
  'blog.twitter.com': {},
  'analytics.twitter.com': {},
  'help.twitter.com': {},
  'business.twitter.com': {},
  'fxtwitter.com': posts,
  'vxtwitter.com': posts,
  'fixupx.com': posts,
  'x.com': { ...posts, pages: posts.pages!.slice(0, 1) },
  'facebook.com': {
    tracking: [
      '__tn__',
      /^__cft__/,
      '__xts__',
      'rdid',
      'share_url',
      'sfnsn',
      'hc_location',
      'ref',
      'refid',
      '_rdr',
      'locale',
    ],
    leads: [
      [/^\/l\.php$/, 'u'],
      [/^\/flx\/warn/, 'u'],
    ],
  },
  'instagram.com': {
    tracking: ['igshid', 'igsh', 'img_index', 'hl'],
    leads: [[/^\/$/, 'u']],
    pages: [[/^\/(?:[\w.]+\/)?(?:p|reel|reels)\/([\w-]{6,})/, 'https://instagram.com/p/$1']],
  },
  'threads.net': { pages: [[/^\/(.*)/, 'https://threads.com/$1']] },
  'threads.com': { tracking: ['xmt', 'slof'] },
  'reddit.com': reddit,
  'out.reddit.com': leads('url'),
  'redd.it': { pages: [[/^\/(\w+)$/, 'https://reddit.com/comments/$1']] },
  't.me': { pages: [[/^\/s\/(\w+\/\d+)/, 'https://t.me/$1']] },
  'telegram.me': { pages: [[/^\/(.*)/, 'https://t.me/$1']] },
  'note.mu': { pages: [[/^\/(.*)/, 'https://note.com/$1']] },
  'note.com': { tracking: ['rt', 'sub_rt', 'magazine_key', 'from', 'scrollpos'] },
  'substack.com': {
    tracking: [
      'r',
      's',
      'token',
      'publication_id',
      'post_id',
      'isFreemail',
      'triedRedirect',
      'showWelcomeOnShare',
      'showWelcome',
    ],
  },
  'ameblo.jp': { tracking: [/^frm/] },
  's.ameblo.jp': { pages: [[/^\/(.+)$/, 'https://ameblo.jp/$1']] },
  'gamp.ameblo.jp': { pages: [[/^\/(.+)$/, 'https://ameblo.jp/$1']] },
  'medium.com': { tracking: ['source', 'sk', 'gi'] },
  'wikipedia.org': encyclopedia,
  'wikimedia.org': encyclopedia,
  'wiktionary.org': encyclopedia,
  'amazon.*': {
    pages: [
      [
        /^\/(?:.*\/)?(?:dp|gp\/product|gp\/aw\/d|exec\/obidos\/ASIN)\/([A-Z0-9]{10})(?![A-Z0-9])/,
        '/dp/$1',
      ],
    ],
  },
  'news.google.com': { tracking: ['oc', 'hl', 'gl', 'ceid'] },
  'docs.google.com': document,
  'drive.google.com': document,
  'dx.doi.org': { pages: [[/^\/(10\..*)/, 'https://doi.org/$1']] },

  // What leads on to the page.
  'google.*': {
    leads: [
      [/^\/url$/, 'q'],
      [/^\/url$/, 'url'],
    ],
    pages: [[/^\/amp\/(?:s\/)?([^/]+\.[^/]+(?:\/.*)?)$/, 'https://$1']],
  },
  'cdn.ampproject.org': ampCache,
  'bing-amp.com': ampCache,
  'googleweblight.com': leads('lite_url'),
  'l.instagram.com': leads('u'),
  'l.threads.com': leads('u'),
  'l.threads.net': leads('u'),
  'exit.sc': leads('url'),
  'href.li': { pages: [[/^\/?\?(https?.+)$/i, '$1']] },
  'anonym.to': { pages: [[/^\/?\?(https?.+)$/i, '$1']] },
  'pixiv.net': { pages: [[/^\/jump\.php\?(?:url=)?(https?.+)$/i, '$1']] },
  'urldefense.com': { pages: [[/^\/v3\/__(https?:\/\/.+?)__;/, '$1']] },
  'l.messenger.com': leads('u'),
  't.umblr.com': { leads: [[/^\/redirect/, 'z']] },
  'slack-redir.net': leads('url'),
  'duckduckgo.com': { leads: [[/^\/l\/?$/, 'uddg']] },
  'vk.com': { leads: [[/^\/away\.php$/, 'to']] },
  'linkedin.com': {
    leads: [
      [/^\/redir\/redirect/, 'url'],
      [/^\/safety\/go/, 'url'],
    ],
  },
  'link.zhihu.com': leads('target'),
  'jump.5ch.net': { pages: [[/^\/\?(https?.+)$/i, '$1']] },
  'jump2.bdimg.com': leads('url'),
  'bing.com': { leads: [[/^\/news\/apiclick\.aspx$/, 'url']] },
  'steamcommunity.com': {
    leads: [
      [/^\/linkfilter/, 'u'],
      [/^\/linkfilter/, 'url'],
    ],
  },
  'tiktok.com': { leads: [[/^\/link\/v2/, 'target']] },
  'getpocket.com': { leads: [[/^\/redirect/, 'url']] },
  'safelinks.protection.outlook.com': leads('url'),
  'gate.sc': leads('url'),
  'linksynergy.com': leads('murl'),
  'skimresources.com': leads('url'),
  'redirectingat.com': leads('url'),
  'viglink.com': leads('u'),
  'awin1.com': leads('ued'),
  'valuecommerce.com': leads('vc_url'),
  'hb.afl.rakuten.co.jp': leads('pc'),
}
