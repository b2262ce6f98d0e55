import type { CollectionConfig, Field } from 'payload'
import { admins, adminsField, isStaff, staff, staffMayEnter } from '../access/roles.ts'
import { countTry } from '../comments/limits.ts'
import { checkTypes } from '../payload/checkTypes.ts'
import { composeText } from '../hooks/shared/composeText.ts'
import { inviteUser } from '../endpoints/users/inviteUser.ts'
import { firstUserIsAdmin } from '../hooks/users/firstUserIsAdmin.ts'
import { limitSignIn } from '../hooks/users/limitSignIn.ts'
import { panel } from './fields/panel.ts'
import { words } from './labels.ts'
import type { Settings } from './Settings.ts'

/** The role of a member of staff: a writer drafts, an editor publishes, an admin keeps the house. */
export const rolesField = (): Field => ({
  name: 'roles',
  type: 'select',
  hasMany: true,
  required: true,
  saveToJWT: true,
  label: words('役割', 'Roles'),
  defaultValue: ['writer'],
  access: { create: adminsField, update: adminsField },
  options: [
    { value: 'admin', label: words('管理者', 'Admin') },
    { value: 'editor', label: words('編集者', 'Editor') },
    { value: 'writer', label: words('執筆者', 'Writer') },
  ],
})

/** The staff of the newsroom. */
export const Users = ({ comments, slugs }: Settings): CollectionConfig => ({
  slug: slugs.users,
  labels: { singular: words('ユーザー', 'User'), plural: words('ユーザー', 'Users') },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'email', 'roles'],
    group: words('管理', 'Administration'),
  },
  auth: {
    cookies: { secure: process.env.MIDASHI_SECURE_COOKIES === 'true' },
    // Tries are counted by the address they come from (`limitSignIn`).
    maxLoginAttempts: 0,
  },
  access: {
    read: staff,
    create: admins,
    update: ({ req, id }) => isStaff(req, 'admin') || (Boolean(req.user) && req.user!.id === id),
    delete: admins,
    unlock: admins,
    admin: staffMayEnter,
  },
  versions: false,
  endpoints: [inviteUser],
  hooks: {
    beforeOperation: [composeText, checkTypes, limitSignIn(countTry(comments))],
    beforeChange: [firstUserIsAdmin],
  },
  fields: [
    { name: 'name', type: 'text', label: words('名前', 'Name'), required: true, maxLength: 100 },
    rolesField(),
    panel('invite', 'InviteUser'),
  ],
})
