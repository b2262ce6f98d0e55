import type { CollectionConfig, Config, Field } from 'payload'
import { rolesBy, roles, type StaffOption } from '../access/hasRole.ts'
import { rolesField } from '../collections/Users.ts'
import { guardAccounts } from '../hooks/users/guardAccounts.ts'
import { firstUserIsAdmin } from '../hooks/users/firstUserIsAdmin.ts'
import { fieldNamed } from './fieldNamed.ts'
import type { Slugs } from '../slugs.ts'

/** The collection that signs staff in: the one the app names, else the first that signs anybody in, else our own. */
export const staffOf = ({ admin, collections = [] }: Config, slugs: Slugs): string =>
  admin?.user ?? collections.find(({ auth }) => auth)?.slug ?? slugs.users

/**
 * An app's own staff: with what its option says of each, else with roles where it has none; the first of them is an admin.
 * @throws where they have a field `roles` that says something else
 */
export const withRoles = (users: CollectionConfig, staff: StaffOption | null): CollectionConfig => {
  if (staff) return { ...users, fields: [...users.fields, staffRoles(staff)] }
  const own = fieldNamed(users.fields, 'roles')
  if (!own)
    return {
      ...users,
      fields: [...users.fields, rolesField()],
      hooks: {
        ...users.hooks,
        beforeOperation: [...(users.hooks?.beforeOperation ?? []), guardAccounts],
        beforeChange: [...(users.hooks?.beforeChange ?? []), firstUserIsAdmin],
      },
    }
  if (!hasOurRoles(own))
    throw new Error(
      `midashi(): the field \`roles\` of \`${users.slug}\` does not have ${roles.join(', ')} among its values, so that nobody would work here. Say who does: midashi({ staff: (user) => … }), or add them.`,
    )
  return users
}

/** What the option says, so that the admin's parts know it as well. */
const staffRoles = (staff: StaffOption): Field => ({
  name: 'staffRoles',
  type: 'json',
  virtual: true,
  admin: { hidden: true },
  access: { read: ({ req }) => Boolean(req.user), create: () => false, update: () => false },
  hooks: { afterRead: [({ originalDoc, data }) => rolesBy(staff, originalDoc ?? data)] },
})

const hasOurRoles = (field: Field): boolean => {
  if (field.type !== 'select') return field.type === 'text' || field.type === 'json'
  const values = field.options.map((option) => (typeof option === 'string' ? option : option.value))
  return roles.some((role) => values.includes(role))
}
