import type { ShownPicture } from '../../../exports/site.ts'
import type { Media } from '../../../payload-types.ts'

type Credit = NonNullable<ShownPicture['credit']>

/** The widest file a column of text shows, in pixels. */
const column = 1600

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

/** A picture with its caption and its credit: an eyecatch, or one in the text. */
export const Picture = ({
  media,
  caption: own,
}: {
  media: Media | ShownPicture
  caption?: string | null
}) => {
  const files = 'files' in media ? (media as ShownPicture).files : null
  const { url, alt, caption, width, height, color, credit, ai } = media
  const large = files
    ? (files.findLast((file) => file.width <= column) ?? files[0])
    : (media as Media).sizes?.large
  return (
    <figure className="picture">
      <img
        src={large?.url ?? url ?? ''}
        alt={alt ?? ''}
        width={width ?? undefined}
        height={height ?? undefined}
        style={{ backgroundColor: color ?? undefined }}
      />
      <figcaption>
        {own || caption}
        {credit && <Name credit={credit} ai={Boolean(ai)} />}
      </figcaption>
    </figure>
  )
}
