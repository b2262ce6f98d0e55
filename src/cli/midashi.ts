// The `midashi` command of this newsroom: `npm run midashi -- …`.
import { openDatabase, openPayload } from '../newsroom/database.ts'
import { newsroomHouse } from '../newsroom/newsroomConfig.ts'
import { runProgram } from './program.ts'

await runProgram(
  {
    house: newsroomHouse,
    open: async () => {
      const database = await openDatabase()
      const payload = await openPayload(database.url)
      const close = async (): Promise<void> => {
        await payload.destroy()
        await database.stop()
      }
      return { payload, close }
    },
  },
  process.argv.slice(2),
)
// Payload leaves a connection open.
process.exit(process.exitCode ?? 0)
