// `npm run build`: builds the app for production where anything it is made of has changed.
import { build, needsBuild } from './build.ts'
import { Plain, say } from './speak.ts'

try {
  if (needsBuild()) await build(() => {})
  say('画面を組み立てました。', 'The app is built.')
} catch (error) {
  process.stderr.write(`${error instanceof Plain ? error.message : error}\n`)
  process.exitCode = 1
}
