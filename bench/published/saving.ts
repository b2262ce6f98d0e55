import type { Cluster } from '../../src/newsroom/postgres.ts'
import { compare } from '../compare.ts'
import { openMade } from './reading.ts'

/** What the read model costs whoever saves a published article. */
export const benchSaving = async (cluster: Cluster): Promise<void> => {
  const without = await openMade(cluster, 'bench_without', { site: false })
  const own = await openMade(cluster, 'bench_with')
  let n = 0
  const save =
    ({ payload, template }: typeof own) =>
    async (): Promise<void> => {
      await payload.update({
        collection: 'articles',
        id: template,
        data: { title: `北浜港の定期航路、再開 ${++n}`, _status: 'published' } as never,
      })
    }
  await compare('saving an article, published (goal ≤ 1.15)', 80, {
    'without the read model': save(without),
    'with it': save(own),
  })
  await without.payload.destroy()
  await own.payload.destroy()
}
