/** A script, or what is loaded ahead for one. Text of a page never looks like one: Next writes its `<` as an entity, or as `\u003c`. */
const scripts = /<script\b([^>]*)>[^]*?<\/script>|<link\b[^>]*\bas="script"[^>]*>/g

/** What a page needs of scripts: facts for search engines, and the few lines of its own (`OwnScript.tsx`). */
const stays = /\btype="application\/ld\+json"|\bdata-own\b/

/**
 * A page without the scripts that would make it what it already is: our links and forms are plain ones. Some 145 kB less for whoever
 * only reads.
 */
export const withoutScripts = (page: string): string =>
  page.replace(scripts, (script: string, attributes: string | undefined) =>
    attributes !== undefined && stays.test(attributes) ? script : '',
  )
