'use client'
import { TableFeatureClient as Payloads } from '@payloadcms/richtext-lexical/client'

type Label = (args: { i18n: { language: string } }) => string
type Group = { items: { key: string; label?: unknown }[] }
type Feature = {
  slashMenu?: { groups?: Group[] }
  toolbarFixed?: { groups?: Group[] }
}

const label: Label = ({ i18n }) => (i18n.language === 'en' ? 'Table' : '表')

const named = (groups: Group[] | undefined): Group[] | undefined =>
  groups?.map((group) => ({ ...group, items: group.items.map((item) => ({ ...item, label })) }))

/** Payload's tables, whose name in the menus is English alone, named in the language of the editor. */
export const TableFeatureClient: typeof Payloads = (props) => {
  const made = Payloads(props)
  const feature = made.feature as Feature
  return {
    ...made,
    feature: {
      ...feature,
      slashMenu: { ...feature.slashMenu, groups: named(feature.slashMenu?.groups) },
      toolbarFixed: { ...feature.toolbarFixed, groups: named(feature.toolbarFixed?.groups) },
    },
  } as ReturnType<typeof Payloads>
}
