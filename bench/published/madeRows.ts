import type pg from 'pg'

/** How much of an answer one made article is: a page of some 15 kB, or one that leaves room for a million. */
export type Size = 'whole' | 'small'

/**
 * Makes rows of the read model beside each other, as many as are wanted: copies of one that Payload has made, each with an id, a slug,
 * a time, a category of fifty and three tags of five hundred of its own. A minute lies between two articles.
 */
export const makeRows = async (
  pool: pg.Pool,
  template: string,
  count: number,
  size: Size,
): Promise<void> => {
  const page = size === 'whole' ? 'p.page' : `'{"article":{"id":"' || n.id || '"},"trail":[]'`
  await pool.query(`drop table if exists made`)
  await pool.query(
    `create unlogged table made as select n, uuidv7() as id, 'made-' || n as slug, now() - n * interval '1 minute' - interval '1 hour' as at,
      'cat' || (n % 50) as category, array['tag:t' || (n % 500), 'tag:t' || (n * 7 % 500), 'tag:t' || (n * 13 % 500)] as tags,
      'source:s' || (n / 3) as source from generate_series(1, ${count}) n`,
  )
  await pool.query(
    `alter table midashi_published_lists drop constraint midashi_published_lists_article_articles_id_fk`,
  )
  await pool.query(
    `alter table midashi_published drop constraint midashi_published_article_articles_id_fk`,
  )
  await pool.query(
    `insert into midashi_published (article, slug, at, state, lists, category, chosen, depends, page, card, tag, changed, policy, shape)
      select n.id, n.slug, n.at, 0,
        array(select distinct l from unnest(n.tags || array['category:' || n.category, n.source, 'month:' || to_char(n.at, 'YYYY-MM'), 'format:digest']) l order by l),
        n.category, '{}', '{}', ${page}, replace(replace(p.card, p.article::text, n.id::text), p.slug, n.slug), md5(n.id::text), n.at, p.policy, p.shape
      from made n, midashi_published p where p.article = $1`,
    [template],
  )
  await pool.query(
    `insert into midashi_published_lists (list, at, article) select unnest(lists), at, article from midashi_published where slug like 'made-%'`,
  )
  await pool.query(
    `insert into midashi_published_counts (kind, value, articles)
      select split_part(list, ':', 1), substr(list, strpos(list, ':') + 1), count(*) from midashi_published_lists group by list
      union all select 'all', '', count(*) from midashi_published on conflict (kind, value) do update set articles = excluded.articles`,
  )
  await pool.query(
    `insert into midashi_published_categories (id, parent, slug, position, json)
      select 'cat' || n, case when n >= 10 then 'cat' || n % 10 end, 'cat' || n, n, '{"id":"cat' || n || '","name":"分類' || n || '","slug":"cat' || n || '"}'
      from generate_series(0, 49) n on conflict do nothing`,
  )
  await pool.query(
    `insert into midashi_published_parts (key, json) values ('categories', '') on conflict do nothing`,
  )
  await pool.query(
    `insert into midashi_published_parts (key, json) select distinct 'sources:' || substr(source, 8), '{"id":"' || substr(source, 8) || '"}' from made on conflict do nothing`,
  )
  await pool.query(
    'vacuum analyze midashi_published, midashi_published_lists, midashi_published_counts',
  )
}
