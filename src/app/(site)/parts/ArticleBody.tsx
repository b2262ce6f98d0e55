import {
  LinkJSXConverter,
  RichText,
  type JSXConvertersFunction,
} from '@payloadcms/richtext-lexical/react'
import type { ComponentProps } from 'react'
import type { Article, Media } from '../../../payload-types.ts'
import { Picture } from './Picture.tsx'

// A link to another article leads to its page.
const internal = ({
  linkNode,
}: {
  linkNode: { fields: { doc?: { value: unknown } | null } }
}): string => {
  const { slug, id } = (linkNode.fields.doc?.value ?? {}) as { slug?: string; id?: string }
  return slug || id ? `/articles/${encodeURIComponent(slug ?? id ?? '')}` : '/'
}

const converters: JSXConvertersFunction = ({ defaultConverters }) => ({
  ...defaultConverters,
  ...LinkJSXConverter({ internalDocToHref: internal as never }),
  upload: ({ node }) =>
    typeof node.value === 'object' ? <Picture media={node.value as unknown as Media} /> : null,
})

/** The text of an article; its sections are its level-2 headings. */
export const ArticleBody = ({ body }: Pick<Article, 'body'>) =>
  body ? (
    <RichText
      className="text"
      converters={converters}
      data={body as ComponentProps<typeof RichText>['data']}
    />
  ) : null
