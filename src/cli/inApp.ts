// The `midashi` command in an app of one's own; `exports/command.ts` lets Payload's own command run it, which knows how to read the
// app's config.
import { pathToFileURL } from 'node:url'
import { getPayload, type SanitizedConfig } from 'payload'
import { findConfig } from 'payload/node'
import { Plain } from '../newsroom/speak.ts'
import type { House } from '../text/proof/rule.ts'
import { runProgram } from './program.ts'

// Payload's command may end without having done anything (payload#16381): whoever waits is told that it has begun.
process.send?.('begun')

const config = (await (
  (await import(pathToFileURL(findConfig()).href)) as { default: Promise<SanitizedConfig> }
).default) as SanitizedConfig

const house = (): House => {
  const { midashi } = config.custom as { midashi?: { house: House } }
  if (!midashi)
    throw new Plain(
      'この設定には midashi() がありません。payload.config.ts の plugins に加えてください。',
      'This config has no midashi(). Add it to the plugins of payload.config.ts.',
    )
  return midashi.house
}

await runProgram(
  {
    house: async () => house(),
    open: async () => {
      house()
      const payload = await getPayload({ config, cron: false })
      return { payload, close: () => payload.destroy() }
    },
  },
  JSON.parse(process.env.MIDASHI_ARGS ?? '[]') as string[],
)
process.exit(process.exitCode ?? 0)
