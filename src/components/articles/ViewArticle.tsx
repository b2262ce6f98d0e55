'use client'
import { Button, useDocumentInfo, useFormFields } from '@payloadcms/ui'
import { useSay } from '../useSay.ts'
import styles from './ViewArticle.module.css'

/** Leads from the form of an article readers see to its page on the paper. */
export const ViewArticle = () => {
  const say = useSay()
  // Also while a draft beside the live article is in the form.
  const { hasPublishedDoc } = useDocumentInfo()
  const address = useFormFields(([fields]) => {
    const of = (name: string): unknown => fields?.[name]?.value
    const isTime = Date.parse(String(of('publishedAt'))) <= Date.now()
    return isTime && typeof of('url') === 'string' ? (of('url') as string) : null
  })
  return hasPublishedDoc && address ? (
    <Button
      className={styles.view}
      buttonStyle="transparent"
      margin={false}
      el="anchor"
      url={address}
      newTab
      size="medium"
    >
      {say({ ja: '記事を見る', en: 'View article' })}
    </Button>
  ) : null
}
