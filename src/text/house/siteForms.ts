import { substack, type SiteForm } from '../sources/canonicalUrl.ts'

/** The canonical form each of these sites states for itself (its `rel=canonical`), by host without `www.`. */
export const siteForms: Record<string, SiteForm> = {
  'rt.com': { www: true, slash: true },
  'understandingwar.org': { www: true },
  'ukrinform.jp': { www: true },
  'substack.com': { tracking: substack },
  'asahi.com': { tracking: ['iref', 'ref'] },
  'youtube.com': { www: true, tracking: ['si', 'feature', 'pp', 'ab_channel'] },
  'x.com': { tracking: ['s', 't'] },
  'twitter.com': { tracking: ['s', 't'] },
}
