import type { RichTextField, SanitizedConfig } from 'payload'

/** The body editor's Japanese as an editor would say it: Lexical's says 順不同リスト and ブロッククォート, and 基本的な of a group. */
const words: Record<string, Record<string, string>> = {
  general: {
    placeholder: '本文を書くか、「/」でメニューを開きます',
    slashMenuBasicGroupLabel: '基本',
    slashMenuListGroupLabel: 'リスト',
    toolbarItemsActive: '{{count}}件',
  },
  blockquote: { label: '引用' },
  horizontalRule: { label: '区切り線' },
  orderedList: { label: '番号付きリスト' },
  unorderedList: { label: '箇条書き' },
  upload: { label: '画像' },
}

type Editor = Extract<NonNullable<RichTextField['editor']>, (...args: never[]) => unknown>
type Words = Record<string, { lexical?: Record<string, Record<string, string>> } | undefined>

/** An editor that speaks so: each writes its own words over what the app says, when it is made. */
export const inJapanese =
  (editor: Editor): Editor =>
  async (args) => {
    const made = await editor(args)
    const { translations } = (args.config as SanitizedConfig).i18n as { translations: Words }
    const japanese = (translations.ja ??= {})
    for (const [feature, own] of Object.entries(words))
      (japanese.lexical ??= {})[feature] = { ...japanese.lexical[feature], ...own }
    return made
  }
