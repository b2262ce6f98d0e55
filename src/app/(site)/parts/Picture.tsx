import type { Article, Media } from '../../../payload-types.ts'

type Credit = NonNullable<Media['credit']>

const Name = ({ credit, ai }: { credit: Credit; ai: boolean }) => (
  <small>
    {credit.url ? (
      <a href={credit.url} rel="noopener nofollow">
        {credit.text || credit.url}
      </a>
    ) : (
      credit.text
    )}
    {credit.licence && <>（{credit.licence}）</>}
    {ai && credit.kind !== 'ai' && <>（AIによる画像）</>}
  </small>
)

/** A picture with its caption and its credit; what the article states where the picture has none. */
export const Picture = ({
  media,
  stated,
}: {
  media: Media
  stated?: Article['eyecatchCredit']
}) => {
  const credit = media.credit?.text || media.credit?.url ? media.credit : stated
  return (
    <figure className="picture">
      <img
        src={media.sizes?.large?.url ?? media.url ?? ''}
        alt={media.alt ?? ''}
        width={media.width ?? undefined}
        height={media.height ?? undefined}
        style={{ backgroundColor: media.color ?? undefined }}
      />
      <figcaption>
        {media.caption}
        {credit && <Name credit={credit} ai={Boolean(media.ai)} />}
      </figcaption>
    </figure>
  )
}
