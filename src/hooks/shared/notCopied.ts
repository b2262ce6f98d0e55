import type { FieldHook } from 'payload'

/** A field that a copy starts without. */
export const notCopied: FieldHook = () => null
