import type { CollectionConfig, Config, Field } from 'payload'
import { rolesField } from '../collections/Users.ts'
import type { Slugs } from '../slugs.ts'
import { firstUserIsAdmin } from '../hooks/users/firstUserIsAdmin.ts'

/** The collection that signs staff in: the one the app names, else the first that signs anybody in, else our own. */
export const staffOf = ({ admin, collections = [] }: Config, slugs: Slugs): string =>
  admin?.user ?? collections.find(({ auth }) => auth)?.slug ?? slugs.users

/** An app's own staff, with roles where it has none; the first of them is an admin. */
export const withRoles = (users: CollectionConfig): CollectionConfig =>
  hasField(users.fields, 'roles')
    ? users
    : {
        ...users,
        fields: [...users.fields, rolesField()],
        hooks: {
          ...users.hooks,
          beforeChange: [...(users.hooks?.beforeChange ?? []), firstUserIsAdmin],
        },
      }

/** Whether there is a field of this name, in a row or an unnamed tab too. */
const hasField = (fields: Field[], name: string): boolean =>
  fields.some(
    (field) =>
      ('name' in field && field.name === name) ||
      (!('name' in field) && 'fields' in field && hasField(field.fields, name)) ||
      (field.type === 'tabs' &&
        field.tabs.some((tab) => !('name' in tab) && hasField(tab.fields, name))),
  )
