import { enteredArticles, treeIsThere } from '../../database/published/overviews.ts'
import { treeKey } from '../../database/published/parts.ts'
import { Due } from './refusals.ts'
import type { Reading } from './reading.ts'

/** What counts articles counts those alone that were read as readers read them. @throws {Due} where some were not yet */
export const mustBeEntered = async (reading: Reading): Promise<void> => {
  const rows = await reading.prepared('entered', enteredArticles).rows(reading.pool)
  if (rows.length > 0) throw new Due(rows.map(({ id }) => id))
}

/** @throws {Due} where the tree of categories is to be made */
export const mustHaveTree = async (reading: Reading): Promise<void> => {
  const [row] = await reading.prepared('tree', treeIsThere).rows(reading.pool)
  if (!row!.hasTree) throw new Due([], [treeKey])
}
