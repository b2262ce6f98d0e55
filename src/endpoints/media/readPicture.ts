import { addDataAndFileToRequest, type Endpoint } from 'payload'
import { mustBe } from '../../access/roles.ts'
import { picturesAlike } from '../../database/picturesAlike.ts'
import { BadPicture } from '../../eyecatch/BadPicture.ts'
import { creditOfFile } from '../../eyecatch/creditOfFile.ts'
import { openPicture } from '../../eyecatch/openPicture.ts'
import { pictureFacts } from '../../eyecatch/pictureFacts.ts'
import { badPicture } from '../../request/badPicture.ts'
import { bytesOf } from '../../eyecatch/pictureRecord.ts'
import { refusal } from '../../request/refusal.ts'
import { slugOf } from '../../slugs.ts'

/** What a picture would bring into the newsroom: `POST /api/media/read` answers it. */
export type PictureReading = {
  width: number
  height: number
  animated: boolean
  ai: boolean
  contentCredentials: boolean
  credit: ReturnType<typeof creditOfFile>
  /** What the file says the picture shows: a proposal for the alternative text. */
  description: string | null
  takenAt: string | null
  alike: Awaited<ReturnType<typeof picturesAlike>>
}

/**
 * `POST /api/media/read` with a `file`: what a picture says of itself and whether the newsroom has it already. Nothing is
 * stored. For staff.
 */
export const readPicture: Endpoint = {
  path: '/read',
  method: 'post',
  handler: async (req) => {
    mustBe(req, 'admin', 'editor', 'writer')
    await addDataAndFileToRequest(req)
    const { file, payload } = req
    if (!file)
      throw refusal(req, 400, {
        ja: '画像を file に付けて送ってください。',
        en: 'Send the picture as `file`.',
      })
    try {
      const sharp = payload.config.sharp!
      const { data, says, digest, animated } = await openPicture(
        await bytesOf(file),
        file.name,
        sharp,
      )
      const { width, height } = await sharp(data).metadata()
      const { likeness } = await pictureFacts(data, sharp)
      const answer: PictureReading = {
        width,
        height,
        animated,
        ai: says?.ai === true,
        contentCredentials: says?.contentCredentials === true,
        credit: creditOfFile(null, says),
        description: says?.description ?? null,
        takenAt: says?.takenAt ?? null,
        alike: await picturesAlike(req, { digest, likeness }),
      }
      return Response.json(answer)
    } catch (error) {
      throw error instanceof BadPicture ? badPicture(error, slugOf(req, 'media'), req) : error
    }
  },
}
