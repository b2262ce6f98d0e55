import { describe, expect, it } from 'vitest'
import { bylines, metadataLabels } from '../../src/text/parsers/metadata.ts'
import {
  footerCounts,
  footerForms,
  footerOpenings,
} from '../../src/text/parsers/pageFooterForms.ts'
import { creditOf } from '../../src/text/pictures/credit.ts'
import { creditForms, foldedCredit } from '../../src/text/pictures/creditForms.ts'
import {
  agencyForms,
  bylineForms,
  englishForms,
  machineForms,
  ownerForms,
  takenForms,
} from '../../src/text/pictures/creditPatterns.ts'
import { remarks } from '../../src/text/sources/citation.ts'
import { mediaForms } from '../../src/text/sources/mediaForms.ts'

const tables = {
  footerOpenings,
  footerCounts,
  footerForms,
  metadataLabels,
  bylines,
  mediaForms,
  remarks,
  machineForms,
  ownerForms,
  takenForms,
  englishForms,
  agencyForms,
  bylineForms,
}

// A pattern is told by its examples; what cannot be explained by one is not there.
describe.each(Object.entries(tables))('each form of %s', (_, table) => {
  it.each(table.map((form) => [form.name, form] as const))('%s', (_name, form) => {
    expect(form.examples.length).toBeGreaterThan(0)
    for (const text of form.examples) expect(text).toMatch(form.pattern)
    for (const text of form.not ?? []) expect(text).not.toMatch(form.pattern)
  })
})

describe('each form of credit', () => {
  it.each(creditForms.map((form) => [form.name, form] as const))('%s', (_name, form) => {
    const holds = (line: string): boolean => form.holds(foldedCredit(creditOf(line).text))
    expect(form.examples.length).toBeGreaterThan(0)
    expect(form.examples.filter((line) => !holds(line))).toEqual([])
    expect((form.not ?? []).filter(holds)).toEqual([])
  })
})
