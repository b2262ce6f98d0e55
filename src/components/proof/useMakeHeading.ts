import type { Block } from '../../text/manuscript/manuscript.ts'
import { headLexical } from '../../text/proof/headLexical.ts'
import type { Mend } from '../../text/proof/rule.ts'
import { useBodyEditor } from '../bodyEditor/useBodyEditor.ts'

/** Makes a line of the body the heading its finding proposes; the editor's own undo takes it back. */
export const useMakeHeading = (): ((
  mend: Extract<Mend, { do: 'head' }>,
  blocks: Block[],
) => void) => {
  const editor = useBodyEditor()
  return (mend, blocks) => {
    const body = editor.read()
    if (body) editor.write(headLexical(body, blocks, mend))
  }
}
