import type { TaskConfig } from 'payload'
import { checkLinks, type LinkOptions } from './checkLinks.ts'

/** The queue link checking runs in: an app runs it, or not, apart from its other jobs. */
const linkQueue = 'links'

/** The job that checks links. It is there in every app, so that the database is the same; it asks nobody unless it may. */
export const linkTask = (options: LinkOptions): TaskConfig<{ input: object; output: object }> => ({
  slug: 'checkLinks',
  label: 'リンクの確認',
  retries: 0,
  schedule: [
    {
      cron: options.cron ?? '17 * * * *',
      queue: linkQueue,
      hooks: {
        beforeSchedule: async ({ defaultBeforeSchedule, ...given }) =>
          options.check
            ? defaultBeforeSchedule({ defaultBeforeSchedule, ...given } as never)
            : { shouldSchedule: false },
      },
    },
  ],
  handler: async ({ req }) => ({
    output: options.check ? await checkLinks(req.payload, options) : {},
  }),
})
