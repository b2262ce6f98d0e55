import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as plugin from '../../src/index.ts'
import * as pure from '../../src/text.ts'
import { house } from '../setup/house.ts'

const doors: Record<string, unknown> = { ...plugin, ...pure }
/** What needs an app around it shows how it stands in a config; that cannot be run here. */
const inConfigs = ['midashi', 'newsroomDefaults', 'BodyEditorFeature', 'deleteAfterCommit']
/** What is thrown is shown where it is. */
const errors = ['NotText']

const examples = globSync('src/**/*.ts').flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/@example\n((?: \* .*\n)+?) \*\/\nexport const (\w+)/g)]
    .map(([, code, name]) => ({ name: name!, code: code!.replaceAll(/^ \* /gm, '') }))
    .filter(({ code }) => code.includes('// →')),
)

describe('the example in a docstring gives what it says', () => {
  it.each(examples)('$name', ({ code }) => {
    const run = new Function(
      ...Object.keys(doors),
      'house',
      code.replace(/^(.*) \/\/ → .*$/m, 'return $1'),
    )
    expect(run(...Object.values(doors), house)).toEqual(JSON.parse(/\/\/ → (.*)$/m.exec(code)![1]!))
  })

  it('and every function that is exported has one', () => {
    const functions = Object.keys(doors).filter((name) => typeof doors[name] === 'function')
    expect([...examples.map(({ name }) => name), ...inConfigs, ...errors].sort()).toEqual(
      functions.sort(),
    )
  })
})
