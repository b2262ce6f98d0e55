import { Parser } from 'budoux/dist/parser.js'
import { model } from 'budoux/dist/data/models/ja.js'
import { Fragment } from 'react'

const budoux = new Parser(model)

/** A headline that breaks between its phrases, in browsers too that do not know them. */
export const Phrases = ({ text }: { text: string | null | undefined }) => (
  <span className="phrases">
    {budoux.parse(text ?? '').map((phrase, at) => (
      <Fragment key={at}>
        {at > 0 && <wbr />}
        {phrase}
      </Fragment>
    ))}
  </span>
)
