'use client'
import { fromLexical } from '../../text/manuscript/fromLexical.ts'
import type { Block } from '../../text/manuscript/manuscript.ts'
import type { KnowsSections } from '../../text/manuscript/sections.ts'
import { insertLexical } from '../../text/proof/insertLexical.ts'
import type { Finding } from '../../text/proof/rule.ts'
import { useBodyEditor } from '../bodyEditor/useBodyEditor.ts'
import { useShowPlace } from '../bodyEditor/useShowPlace.ts'

/** Puts a missing section into the body where its finding says, and the caret under its heading. */
export const useInsertSection = (
  house: KnowsSections,
): ((kind: string, blocks: Block[], findings: Finding[]) => void) => {
  const editor = useBodyEditor()
  const { showPlace } = useShowPlace()
  return (kind, blocks, findings) => {
    const body = editor.read()
    const { ja } = house.sections[kind]!.label
    const mend = findings.find(
      ({ rule, mend: own }) =>
        rule === 'missingSection' && own?.do === 'insert' && own.blocks[0]?.text === ja,
    )?.mend
    if (!body || mend?.do !== 'insert') return
    const changed = insertLexical(body, blocks, mend)
    editor.write(changed)
    const shown = fromLexical(changed)
    const at = shown.findIndex(({ kind: own, text }) => own === 'heading' && text === ja)
    // Once the editor shows it.
    requestAnimationFrame(() => {
      showPlace(`body.${at}`, shown)
      // The paragraph below: what is typed next belongs to the section.
      const below = shown[at]?.path?.[0]
      if (below !== undefined) editor.focus({ kind: 'paragraph', text: '', path: [below + 1] })
    })
  }
}
