import { parse } from 'tldts'
import rules from 'tidy-url/data/rules.js'

// Parameters that say how a reader came and never which page, on any site: analytics, advertising, mail and share tracking.
const everywhere = [
  /^(?:utm|mtm|piwik|matomo|hsa|oly|vero|itm|otm|sfmc|guce)_\w+$/,
  /^elq(?:track|trackid|aid|at|campaignid)?$/,
  /^pk_(?:campaign|kwd|keyword|source|medium|content|cid|cpn)$/,
  /^ga_(?:source|medium|term|content|campaign|place)$/,
  /^int_(?:source|cmp_name|cmp_id|cmp_creative|medium|campaign|content)$/,
  /^at_(?:medium|campaign|custom\d*|link_\w+|bbc_team|ptr_name|format)$/,
  /^ns_(?:mchannel|source|campaign|linkname|fee)$/,
  /^fb_(?:action_ids|action_types|ref|source|comment_id)$/,
  /^action_(?:object|type|ref)_map$/,
  /^_?_?hs(?:enc|mi|sc|tc|fp|ctatracking)$/,
  /^amp_(?:js_v|gsa|kit|tf|lite|latest_update_time)$/,
  /^(?:fb|g|d|y|tw|tt|msk?|rb_|ir)clid$/,
  /^(?:_branch_\w+|_openstat|__twitter_impression|__s|_ga|_gl|_hsmi|guccounter|gclsrc|gbraid|wbraid|gad_source|gad_campaignid)$/,
  /^(?:igshid|igsh|mibextid|li_fat_id|epik|srsltid|twclid|wickedid|zanpid|ef_id|s_kwcid|rdt_cid|msclkid|irclickid)$/,
  /^(?:mc_cid|mc_eid|mkt_tok|ml_subscriber(?:_hash)?|ck_subscriber_id|nr_email_referer|bbeml|ss_(?:source|campaign_id))$/,
  /^(?:ref_src|ref_url|cmpid|ncid|n_cid|mbid|sr_share|wt\.(?:z_)?mc(?:_id)?|xtor|icid|intcid|rcmd_alg|tracking_source)$/,
  /^(?:usqp|aoh|ampshare|phpsessid|jsessionid|replytocom|_bhlid|traffic_(?:source|medium))$/,
  /^sp(?:mailingid|userid|jobid|reportid)$/,
]

// Names that mean how a reader came on one site and which page on another: what they say decides.
const ambiguous =
  /^(?:ref|refs|referrer|referer|from|source|src|via|share|shared|sharetype|partner|cid|cmp|ecid|emc|smid|mod|medium|origin|feature|inb|inbo|fm|rct|iref|ownedref|sref|srnd|ocid|ito|spm|scm|wpisrc|fsrc|feedtype|feedname|output|outputtype|type|mode|isamp|amphtml|amp|_amp)$/

const channel =
  /^(?:rss|atom|feed|twitter|tweet|twt?|facebook|fb|line|hatena|hatebu|instagram|insta|linkedin|threads|pinterest|reddit|youtube|e?mail|mailmag|newsletter|nl|social|sns|sharing|shared?|share_?btn|app|ios|android|push|smartnews|gunosy|newspicks|google_?news|gnews|hackernews|slack|discord|bsky|bluesky|mastodon|dailymotion|rank(?:ing)?|related|recommend(?:ed)?|pickup|trend|banner|widget|sidebar|qr)(?:$|[\d_\-.:/ ])|^(?:rss|share|social|sns|twitter|facebook)/

const isAmp = /^(?:amp|isamp|amphtml|_amp)$/

/** Whether one parameter says only how a reader came. `value` is what it says; both as decoded. */
const saysOnlyHow = (name: string, value: string): boolean => {
  const [n, v] = [name.toLowerCase(), value.toLowerCase()]
  if (everywhere.some((pattern) => pattern.test(n))) return true
  if (!ambiguous.test(n)) return false
  if (isAmp.test(n)) return /^(?:|1|true|yes|amp)$/.test(v)
  if (/^(?:output|outputtype|type|mode)$/.test(n)) return v === 'amp' || /^theme_/.test(v)
  // A place in a page of Alibaba's: `a2g0o.productlist.0.0`.
  if (/^sp?cm|spm$/.test(n)) return /^[a-z0-9]+(?:\.[\w-]+){2,}$/.test(v)
  // Blogs and newsletters say which site a reader comes from by its name: `ref=letter.example`.
  if (/^(?:ref|referrer|via)$/.test(n) && parse(v).isIcann && parse(v).hostname === v) return true
  return channel.test(v)
}

/**
 * Names that say which page on one site or another: tidy-url is made to shorten addresses, and a shorter one that opens something
 * else is no loss to it. Very short names are left out as well.
 */
const identifying =
  /^(?:.{1,2}|id|pid|mid|sid|cid|tags?|keywords?|channel|domain|base_url|product_?ids?|prod_id|itemid|cat|type|sub|block|menu|header|footer|var|hash|media|view|path|origin|from|location|context|action|region|module|variant|surface|plex_utm|p1|user_?id|share|amp)$/i

/** The parameters tidy-url knows by host; ours, and the sites of a house, stand beside them. */
const byHost = new Map(
  rules
    .filter(({ name, rules }) => /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(name) && rules?.length)
    .map(({ name, rules = [] }) => [
      name,
      new Set(rules.map((one) => one.trim()).filter((one) => !identifying.test(one))),
    ]),
)

const knownTo = (host: string, name: string): boolean => {
  for (let at = host; at.includes('.'); at = at.slice(at.indexOf('.') + 1))
    if (byHost.get(at)?.has(name)) return true
  return false
}

/** How a reader of a newsletter came; on a domain of the newsletter's own its path and what these say give Substack away. */
const newsletter: Record<string, RegExp> = {
  r: /^[a-z0-9]{3,7}$/,
  s: /^[rw]$/,
  token: /^eyJ/,
  isFreemail: /^(?:true|false)$/,
  triedRedirect: /^true$/,
  showWelcome: /^true$/,
  showWelcomeOnShare: /^(?:true|false)$/,
  publication_id: /^\d+$/,
  post_id: /^\d+$/,
}

/** A parameter's name, decoded, as sites list it: a string for itself, or a pattern. */
type Names = (string | RegExp)[]

/**
 * The query of an address, with its `?`, without the parameters that say only how the reader came; the others stay as they are
 * written, in their order.
 */
export const withoutTracking = (
  { host, pathname, search }: { host: string; pathname: string; search: string },
  tracking: Names,
): string => {
  const isNewsletter = /^\/p\/[\w%]+(?:-[\w%]+)+\/?$/.test(pathname)
  const kept = search
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => {
      const [[name, value] = ['', '']] = new URLSearchParams(part)
      return !(
        part === '' ||
        saysOnlyHow(name, value) ||
        tracking.some((one) => (typeof one === 'string' ? one === name : one.test(name))) ||
        knownTo(host, name) ||
        (isNewsletter && Object.hasOwn(newsletter, name) && newsletter[name]!.test(value))
      )
    })
  return kept.length > 0 ? `?${kept.join('&')}` : ''
}
