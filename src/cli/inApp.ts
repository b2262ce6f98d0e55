// The `midashi` command in an app of one's own; `exports/command.ts` lets Payload's own command run it, which knows how to read the
// app's config.
import { pathToFileURL } from 'node:url'
import { getPayload, type SanitizedConfig } from 'payload'
import { findConfig } from 'payload/node'
import { inWords, Plain } from '../newsroom/speak.ts'
import type { House } from '../text/proof/rule.ts'
import { runProgram } from './program.ts'

// Payload's command may end without having done anything (payload#16381): whoever waits is told that it has begun.
process.send?.('begun')

const configPath = (): string => {
  try {
    return findConfig()
  } catch {
    process.stderr.write(
      `${inWords(
        'ここに Payload の設定（payload.config.ts）が見つかりません。アプリのフォルダーで実行してください。',
        'There is no payload.config.ts here. Run this in the folder of the app.',
      )}\n`,
    )
    return process.exit(1)
  }
}

const found = (await import(pathToFileURL(configPath()).href)) as {
  default: Promise<SanitizedConfig>
}
// Standard output is left to results.
const config: SanitizedConfig = {
  ...(await found.default),
  logger: {
    options: { level: 'error' },
    destination: process.stderr,
  } as unknown as SanitizedConfig['logger'],
}

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
