/** A comment as it was stored. */
export type StoredComment = {
  id: string | number
  parent?: unknown
  authorName: string
  body: string
  status: string
  postedAt: string
  editedAt?: string | null
}

/** What its author is shown of it. */
export const ownView = ({
  id,
  parent,
  authorName,
  body,
  postedAt,
  editedAt,
}: StoredComment): object => ({
  id: String(id),
  parent: parent ? String((parent as { id?: unknown }).id ?? parent) : null,
  authorName,
  body,
  postedAt,
  editedAt: editedAt ?? null,
})
