import { Command } from 'commander'
import type { PictureOptions } from '../eyecatch/pictureOptions.ts'
import type { PictureRecord } from '../eyecatch/pictureRecord.ts'
import { inWords, Plain, say } from '../newsroom/speak.ts'
import { remakeFiles, sweep, type Failure } from '../newsroom/sweep.ts'
import { sayStopped, walkArchive } from './walkArchive.ts'
import { slugOf } from '../slugs.ts'
import type { Desk } from './desk.ts'

type Options = { after?: string; missing?: boolean }

/** `midashi eyecatch`: makes the sizes and facts of all pictures again, with their credits in every file. */
export const eyecatch = (desk: Desk): Command =>
  new Command('eyecatch')
    .description(
      inWords(
        'すべての画像の各サイズと記録（色・仮表示など）を作り直し、クレジットを書き込みます。Midashiの前からある画像は、位置情報などを除いて保存し直します。',
        'Makes the sizes and facts of all pictures again, with their credits in every file. Pictures from before Midashi are cleaned.',
      ),
    )
    .option(
      '--missing',
      inWords(
        '記録のない画像だけ。記録のない画像ファイルは .orphans に移します',
        'only pictures without facts; files without a record are put into .orphans',
      ),
    )
    .option(
      '--after <id>',
      inWords('この画像の次から続ける', 'go on behind the picture with this id'),
    )
    .action(async (options: Options) => {
      const { payload, close } = await desk.open()
      const { pictures } = payload.config.custom.midashi as { pictures?: PictureOptions }
      if (pictures && !pictures.cleaning) {
        await close()
        throw new Plain(
          'このアプリでは画像のファイルに手を加えません（pictures.cleaning: false）。',
          'This app leaves the files of its pictures as they came (pictures.cleaning: false).',
        )
      }
      const failures: Failure[] = []
      if (options.missing) await sweep(payload)
      const walked = await walkArchive<PictureRecord>(
        payload,
        {
          collection: slugOf({ payload }, 'media'),
          label: inWords('画像', 'Pictures'),
          after: options.after,
          ...(options.missing && { where: { likeness: { exists: false } } }),
          select: { filename: true },
        },
        async (record) => {
          const failure = await remakeFiles(payload, record)
          if (failure) failures.push(failure)
        },
      )
      const done = walked.visited - failures.length
      await close()
      for (const { id, filename, reason } of failures)
        process.stdout.write(`× ${filename} [${id}]\n    ${reason}\n`)
      say(
        `${done}件の画像を作り直しました${failures.length > 0 ? `。${failures.length}件は作れず、元のまま残しました` : ''}。`,
        `Made ${done} pictures again${failures.length > 0 ? `; ${failures.length} could not be made and are as they were` : ''}.`,
      )
      sayStopped(walked)
      process.exit(walked.stopped || failures.length > 0 ? 1 : 0)
    })
