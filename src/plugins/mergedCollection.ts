import type { CollectionBeforeValidateHook, CollectionConfig, Field, UploadConfig } from 'payload'
import { marked } from '../slugs.ts'
import type { OwnCollection } from './ownCollections.ts'

/** What an app may have of its own kind under a name of ours: it is shown, and not worked with. */
const free = new Set(['alt', 'caption', 'description'])

/**
 * A collection of the app with what it lacks of ours: fields, hooks, endpoints, sizes of pictures. Its access, its words and its
 * own fields stay as they are.
 * @throws where it has a field of ours under another type, or takes no uploads
 */
export const mergedCollection = (
  app: CollectionConfig,
  { name, collection: ours }: OwnCollection,
): CollectionConfig => {
  if (ours.upload && !app.upload)
    throw new Error(
      `midashi({ collections.${name} }): \`${app.slug}\` takes no uploads; set its \`upload\`, or leave the option out.`,
    )
  const known = namesIn(app.fields)
  const title = app.admin?.useAsTitle ?? (known.has('title') ? 'title' : 'name')
  const added = without(ours.fields, known, (field) => {
    if (free.has(field.name) || known.get(field.name) === field.type) return
    throw new Error(
      `midashi({ collections.${name} }): the field \`${field.name}\` of \`${app.slug}\` is a ${known.get(field.name)}, and Midashi keeps a ${field.type} under that name; rename it, or give our pictures a collection of their own with \`slugs\`.`,
    )
  })
  if (name === 'categories' && !known.has('name') && !known.has(title))
    throw new Error(
      `midashi({ collections.${name} }): \`${app.slug}\` has no field \`name\`, and none its \`useAsTitle\` names, to take one from.`,
    )
  const [upload, standard] = [app.upload, ours.upload].map((one) =>
    typeof one === 'object' ? one : ({} as UploadConfig),
  ) as [UploadConfig, UploadConfig]
  const sizes = upload.imageSizes ?? []
  return marked(
    {
      ...app,
      admin: { ...app.admin, ...(name === 'categories' && { useAsTitle: title }) },
      // Documents that are there already have none of it.
      fields: [...app.fields, ...added.map(notRequired)],
      hooks: mergedHooks(
        app.hooks,
        name === 'categories' && !known.has('name')
          ? {
              ...ours.hooks,
              beforeValidate: [nameAfter(title), ...(ours.hooks?.beforeValidate ?? [])],
            }
          : ours.hooks,
      ),
      endpoints:
        app.endpoints === false ? false : [...(app.endpoints ?? []), ...(ours.endpoints || [])],
      ...(ours.upload && {
        upload: {
          ...upload,
          withMetadata: upload.withMetadata ?? standard.withMetadata,
          handlers: [...(standard.handlers ?? []), ...(upload.handlers ?? [])],
          imageSizes: [
            ...sizes,
            ...(standard.imageSizes ?? []).filter(
              (size) => !sizes.some((other) => other.name === size.name),
            ),
          ],
        },
      }),
    },
    name,
  )
}

const notRequired = (field: Field): Field => {
  if ('fields' in field && !('name' in field))
    return { ...field, fields: field.fields.map(notRequired) } as Field
  return 'required' in field ? ({ ...field, required: false } as Field) : field
}

/** Names a document after what the app calls it. */
const nameAfter =
  (title: string): CollectionBeforeValidateHook =>
  ({ data, originalDoc }) => ({
    ...data,
    name: data?.[title] ?? data?.name ?? originalDoc?.[title] ?? originalDoc?.name,
  })

/** The names of fields, those in rows, tabs and the like that have none among them, with their types. */
const namesIn = (fields: Field[]): Map<string, string> => {
  const names = new Map<string, string>()
  for (const field of fields) {
    if ('name' in field) names.set(field.name, field.type)
    else if ('fields' in field)
      for (const [name, type] of namesIn(field.fields)) names.set(name, type)
    if (field.type === 'tabs')
      for (const tab of field.tabs)
        if (!('name' in tab)) for (const [name, type] of namesIn(tab.fields)) names.set(name, type)
  }
  return names
}

/** The fields whose names are not known; of the others is told. Rows are looked into. */
const without = (
  fields: Field[],
  known: Map<string, string>,
  tell: (field: Field & { name: string }) => void,
): Field[] =>
  fields.flatMap((field): Field[] => {
    if (!('name' in field) && 'fields' in field) {
      const left = without(field.fields, known, tell)
      return left.length > 0 ? [{ ...field, fields: left } as Field] : []
    }
    if (!('name' in field) || !known.has(field.name)) return [field]
    tell(field as Field & { name: string })
    return []
  })

type Hooks = NonNullable<CollectionConfig['hooks']>

/** The app's hooks stand before ours where something is on its way in, and behind them where it has happened. */
const mergedHooks = (app: Hooks = {}, ours: Hooks = {}): Hooks => {
  const kinds = new Set([...Object.keys(app), ...Object.keys(ours)]) as Set<keyof Hooks>
  const merged: Record<string, unknown[]> = {}
  for (const kind of kinds) {
    const [first, last] = kind.startsWith('before') ? [app, ours] : [ours, app]
    merged[kind] = [...(first[kind] ?? []), ...(last[kind] ?? [])]
  }
  return merged as Hooks
}
