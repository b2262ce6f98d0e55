import type { UIField } from 'payload'

/** A place in a form that one of the plugin's components fills; named by string, so that no UI is imported here. */
export const panel = (
  name: string,
  component: string,
  admin: UIField['admin'] & { clientProps?: Record<string, unknown> } = {},
): UIField => {
  const { clientProps, ...rest } = admin
  return {
    name,
    type: 'ui',
    admin: {
      ...rest,
      components: { Field: { path: `midashi/client#${component}`, clientProps } },
      disableListColumn: true,
    },
  }
}
